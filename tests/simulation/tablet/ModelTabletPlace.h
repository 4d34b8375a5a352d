#pragma once

#include "app/storage/ProfileDirectory.h"
#include "tests/simulation/tablet/ModelTabletStore.h"
#include "tests/simulation/tablet/SimulatedTablet.h"

namespace seenheard {

/// A tablet's disk in the profile `model`: tables in memory and a real black box in a directory.
class ModelTabletPlace final : public TabletPlace {
public:
    ModelTabletPlace(SimulatedTablet& tablet, std::filesystem::path directory, const BlackBox::Keys& keys)
        : tablet_(tablet)
        , profile_{std::move(directory)}
        , keys_(keys) {}

    [[nodiscard]] Result<std::unique_ptr<OfficerStore>> open() override;
    [[nodiscard]] Result<std::unique_ptr<TabletPlace>> clone(SimulatedTablet& copy) override;
    void keepCopy() override { older_ = tables_; }
    [[nodiscard]] bool rollBack() override;
    [[nodiscard]] std::filesystem::path box() const override { return profile_.box(); }
    [[nodiscard]] std::filesystem::path directory() const override { return profile_.root; }

private:
    SimulatedTablet& tablet_;
    ProfileDirectory profile_;
    BlackBox::Keys keys_;
    ModelTables tables_;
    TreeHead outsideHead_;
    std::optional<ModelTables> older_;
};

} // namespace seenheard
