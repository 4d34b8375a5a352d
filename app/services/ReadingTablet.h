#pragma once

#include "app/services/RecordLines.h"
#include "app/services/TabletReads.h"
#include "app/storage/TabletReader.h"

namespace seenheard {

/// One unlocked profile read on a connection of its own, beside the one that writes: for screens, which wait for no
/// save and no exchange. May be made on another thread than the one it then lives on.
class ReadingTablet {
public:
    /// `clock` must outlive it.
    [[nodiscard]] static Result<std::unique_ptr<ReadingTablet>> open(
        const ProfileDirectory& profile, BytesView databaseKey, const SignerCertificate& me, const Clock& clock);

    /// Before the first read.
    void speak(const std::string& language) { reads_->forms().speak(language); }

    /// Runs `work` on one state of the store: what it reads fits together, whatever is saved meanwhile.
    template<typename T>
    [[nodiscard]] Result<T> read(const std::function<Result<T>(TabletReads&)>& work) {
        const auto snapshot = reader_->snapshot();
        if (!snapshot)
            return snapshot.error();
        return work(*reads_);
    }

private:
    explicit ReadingTablet(const SignerId& self) : lines_(self) {}

    RecordLines lines_; ///< The reader wants one and never asks it.
    std::unique_ptr<TabletReader> reader_;
    std::optional<TabletReads> reads_;
};

} // namespace seenheard
