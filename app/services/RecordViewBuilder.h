#pragma once

#include "app/services/Directory.h"
#include "app/services/RecordView.h"

#include <map>

namespace seenheard {

/// Everything that a view of one record is computed from.
struct RecordSource {
    RecordId id;
    std::shared_ptr<const FormDefinition> form;
    const RecordState* shown = nullptr;   ///< Applied and own waiting entries, folded together.
    const RecordState* applied = nullptr; ///< As on the server; nothing where none was applied yet.
    OfficerId me;
};

/// Turns the state of a record into what people read: pure, the same for window, shell and lists.
class RecordViewBuilder {
public:
    RecordViewBuilder(RecordSource source, const Directory& directory);
    RecordViewBuilder(const RecordViewBuilder&) = delete;
    RecordViewBuilder& operator=(const RecordViewBuilder&) = delete;

    /// Everything but where it is sent, which is the caller's to fill in.
    [[nodiscard]] RecordView build() const;
    /// The line of a list alone: no more work than it needs, because it is made anew inside each save.
    [[nodiscard]] RecordSummary summary() const;
    /// One operation in words; whether it stands, and what it replaced, is the caller's to fill in.
    [[nodiscard]] HistoryRow historyRow(const Head& operation, const RegisterKey& key) const;

private:
    using Prefix = std::vector<RegisterKey::Component>;

    [[nodiscard]] std::vector<FieldView> fieldsAt(const Prefix& prefix, const std::vector<Field>& fields) const;
    [[nodiscard]] std::vector<ItemView> itemsAt(const Prefix& prefix, const std::vector<Field>& fields) const;
    [[nodiscard]] std::vector<FieldView> unknownFields() const;
    [[nodiscard]] std::optional<FieldView> fieldView(const RegisterKey& key, const Field& field) const;
    [[nodiscard]] std::optional<FieldView> eachView(const RegisterKey& key, const Field& field) const;
    [[nodiscard]] HeadView headView(const Head& head, const Field* field) const;
    /// Words that the server recovered are their officer's.
    void attributeRecovered(HeadView& view) const;
    [[nodiscard]] std::string pathOf(const RegisterKey& key) const;
    [[nodiscard]] std::string childrenLine() const;
    [[nodiscard]] std::uint32_t differenceCount() const;
    [[nodiscard]] bool excludedTogether(const RegisterKey& key, const Field& field) const;

    [[nodiscard]] const SignerName& signer(const SignerId& id) const;

    RecordSource source_;
    const Directory& directory_;
    OfficerOf officerOf_;
    /// Asked for once: a record has many heads of few signers, and the directory reads its answer from the store.
    mutable std::map<SignerId, SignerName> signers_;
};

/// Every difference of a view, with the words of the item it stands in ("Robin Ashworth, 3"; empty for the scene).
struct LocatedDifference {
    std::string about;
    FieldView field;
};
[[nodiscard]] std::vector<LocatedDifference> differencesIn(const RecordView& view);

} // namespace seenheard
