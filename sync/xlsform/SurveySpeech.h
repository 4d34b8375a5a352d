#pragma once

#include "sync/xlsform/Table.h"

#include <nlohmann/json_fwd.hpp>

#include <functional>

namespace seenheard {

/// What people read, in the language that a form is written in and in those that it was translated to.
class SurveySpeech {
public:
    /// `source` is the code of the language that a form is written in; may be empty where there is one language only.
    SurveySpeech(std::string source, std::vector<std::string> others)
        : source_(std::move(source))
        , others_(std::move(others)) {}

    /// The source language of a workbook: what its settings say, else the unnamed column, else the first one.
    [[nodiscard]] static SurveySpeech of(const Table& survey, const std::string& defaultLanguage);

    /// What another sheet is translated to as well.
    void speaks(const std::vector<std::string>& languages);

    [[nodiscard]] const std::string& source() const { return source_; }
    [[nodiscard]] const std::vector<std::string>& others() const { return others_; }
    /// In the source language; in another where it is only there.
    [[nodiscard]] std::string text(const TableRow& row, std::string_view heading) const;
    /// {"cy": {"label": …, "hint": …}} for what is translated; empty where nothing is. Each text goes through `change`.
    [[nodiscard]] nlohmann::ordered_json translations(const TableRow& row,
        const std::vector<std::pair<std::string, std::string>>& headings,
        const std::function<std::string(const std::string&)>& change) const;

private:
    std::string source_;
    std::vector<std::string> others_;
};

} // namespace seenheard
