#pragma once

#include "tests/simulation/tablet/ModelTabletStore.h"
#include "tests/simulation/tablet/SimulatedTablet.h"

namespace seenheard {

/// A tablet's disk in the profile `model`: tables in memory and a real black box in a directory.
class ModelTabletPlace final : public TabletPlace {
public:
    ModelTabletPlace(Disk& disk, std::filesystem::path box, const BlackBox::Keys& keys, SignerId signer, Random& random)
        : disk_(disk)
        , box_(std::move(box))
        , keys_(keys)
        , signer_(signer)
        , random_(random) {}

    [[nodiscard]] Result<std::unique_ptr<OfficerStore>> open() override;
    [[nodiscard]] Result<std::unique_ptr<TabletPlace>> clone(SimulatedTablet& copy) override;
    void keepCopy() override { older_ = tables_; }
    [[nodiscard]] bool rollBack() override;
    [[nodiscard]] std::filesystem::path box() const override { return box_; }
    [[nodiscard]] std::filesystem::path directory() const override { return box_; }

private:
    Disk& disk_;
    std::filesystem::path box_;
    BlackBox::Keys keys_;
    SignerId signer_;
    Random& random_;
    ModelTables tables_;
    TreeHead outsideHead_;
    std::optional<ModelTables> older_;
};

} // namespace seenheard
