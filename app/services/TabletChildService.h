#pragma once

#include "app/services/ChildService.h"
#include "app/services/Directory.h"
#include "app/services/LocalKnowledge.h"
#include "app/services/RecordService.h"
#include "app/storage/PeopleStore.h"
#include "platform/base/Clock.h"

namespace seenheard {

/// Children as the tablet's store has them.
class TabletChildService final : public ChildService {
public:
    struct Parts {
        PeopleStore& people;
        RecordService& records;
        ReferenceService& reference;
        const Directory& directory;
        LocalKnowledge& local;
        const Clock& clock;
    };

    explicit TabletChildService(const Parts& parts) : parts_(parts) {}

    [[nodiscard]] Result<ChildLife> life(const Reference& person, std::size_t mostContacts) override;
    [[nodiscard]] Result<std::vector<FoundChild>> find(std::string_view words, std::size_t most) override;

private:
    [[nodiscard]] Status addContacts(const std::vector<KnownPerson>& rows, std::size_t most, ChildLife& life);
    [[nodiscard]] Status addFlags(const std::set<std::string>& persons, ChildLife& life);
    void name(const std::vector<KnownPerson>& rows, ChildLife& life) const;

    Parts parts_;
};

} // namespace seenheard
