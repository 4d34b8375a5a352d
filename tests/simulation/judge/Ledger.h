#pragma once

#include "sync/protocol/Messages.h"

#include <unordered_map>

namespace seenheard {

/// One entry as its author signed it, and what he was told of it.
struct WrittenEntry {
    VerifiedEntry content;
    Bytes canonical;
    OfficerId officer;
    Role certified = Role::Officer; ///< What his certificate says that he is.
    std::size_t tablet = 0;
    bool saved = false;     ///< The screen said so.
    bool honest = true;     ///< Not written to break a rule: there is no reason to hold it but a fork or its form.
    bool disturbed = false; ///< Its tablet's store was an older copy: what he may he could not know.
    bool blind = false;     ///< Its tablet had lost the record: its author could not know what he replaces.
    ReceiptState told = ReceiptState::Unknown; ///< The most a verified receipt has said.
};

/// Everything that anybody ever wrote: what the judge compares the world with.
class Ledger {
public:
    void write(const Entry& entry, WrittenEntry written);
    [[nodiscard]] WrittenEntry* find(const EntryId& id);
    [[nodiscard]] const std::vector<EntryId>& all() const { return order_; }
    [[nodiscard]] std::uint64_t saved() const;

private:
    std::unordered_map<EntryId, WrittenEntry> entries_;
    std::vector<EntryId> order_;
};

} // namespace seenheard
