#pragma once

#include "platform/base/Result.h"
#include "sync/forms/Answers.h"

#include <filesystem>
#include <memory>

namespace seenheard::bench {

/// Records as all peers of the benchmarks write them: made by the published generator from one seed, 40 fields and
/// about 1.7 KB each, no personal data.
class Workload {
public:
    /// Makes the files below `directory` unless they are there, and reads them. Unsupported where the generator or
    /// Python is not there: the message says what.
    [[nodiscard]] static Result<Workload> prepare(const std::filesystem::path& directory, std::size_t records);

    /// create.ndjson and its like, for the peers.
    [[nodiscard]] const std::filesystem::path& directory() const { return directory_; }
    /// A form with the workload's 40 fields, choices as they occur.
    [[nodiscard]] const std::shared_ptr<const FormDefinition>& form() const { return form_; }
    [[nodiscard]] std::size_t size() const { return json_.size(); }
    /// Answers are read when they are asked for: 10,000 records in pieces would lie scattered through the memory that
    /// is measured.
    [[nodiscard]] Result<Answers> answers(std::size_t record) const;
    [[nodiscard]] const std::string& answersJson(std::size_t record) const { return json_[record % json_.size()]; }

private:
    std::filesystem::path directory_;
    std::shared_ptr<const FormDefinition> form_;
    std::vector<std::string> json_;
};

} // namespace seenheard::bench
