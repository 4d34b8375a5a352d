#include "app/services/ReadingTablet.h"

namespace seenheard {

Result<std::unique_ptr<ReadingTablet>> ReadingTablet::open(
    const ProfileDirectory& profile, BytesView databaseKey, const SignerCertificate& me, const Clock& clock) {
    std::unique_ptr<ReadingTablet> reading(new ReadingTablet(me.signer()));
    auto reader = TabletReader::open(profile, databaseKey, reading->lines_);
    if (!reader)
        return reader.error();
    reading->reader_ = *std::move(reader);
    reading->reads_.emplace(reading->reader_->tables(), PictureFiles(profile.pictures()), me, clock);
    return reading;
}

} // namespace seenheard
