#pragma once

#include "app/storage/ProfileStore.h"
#include "tests/simulation/tablet/SimulatedTablet.h"

namespace seenheard {

/// A tablet's disk in the profile `full`: the app's own encrypted store and black box in a directory.
class StoredTabletPlace final : public TabletPlace {
public:
    struct Owner {
        std::filesystem::path directory;
        Bytes databaseKey;
        Enrolled enrolled;
        const SigningKey* key = nullptr;
    };
    [[nodiscard]] static Result<std::unique_ptr<TabletPlace>> create(
        Owner owner, Disk& disk, Clock& clock, Random& random);

    [[nodiscard]] Result<std::unique_ptr<OfficerStore>> open() override;
    [[nodiscard]] Result<std::unique_ptr<TabletPlace>> clone(SimulatedTablet& copy) override;
    void keepCopy() override;
    [[nodiscard]] bool rollBack() override;
    [[nodiscard]] std::filesystem::path box() const override;
    [[nodiscard]] std::filesystem::path directory() const override { return owner_.directory; }

private:
    StoredTabletPlace(Owner owner, Clock& clock, Random& random)
        : owner_(std::move(owner))
        , clock_(clock)
        , random_(random) {}

    Owner owner_;
    Clock& clock_;
    Random& random_;
};

} // namespace seenheard
