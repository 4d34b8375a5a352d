#include "app/viewmodels/PictureViewModel.h"

#include "app/viewmodels/DisplayWords.h"
#include "platform/device/PictureReader.h"
#include "sync/forms/IsoTime.h"

namespace seenheard {

PictureViewModel::PictureViewModel(ServiceWorker& worker, QObject* parent) : QObject(parent), worker_(worker) {
    // What was to be fetched may have come.
    connect(&worker_, &ServiceWorker::changed, this, [this] {
        if (state_ == State::Fetching)
            look();
    });
}

void PictureViewModel::show(const RecordId& record, const std::optional<Picture>& picture) {
    if (record == record_ && picture == picture_)
        return;
    record_ = record;
    picture_ = picture;
    image_ = {};
    words_.clear();
    if (!picture_)
        return become(State::None);
    const auto taken = display::text(momentWords(picture_->takenAt));
    words_ = picture_->kind == PictureKind::Drawing ? tr("Drawing, %1").arg(taken) : tr("Photograph, %1").arg(taken);
    become(State::Opening);
    look();
}

void PictureViewModel::look() {
    worker_.look<QImage>(
        this,
        [picture = *picture_](TabletReads& reads) -> Result<QImage> {
            const auto file = reads.pictures().open(picture);
            if (!file)
                return file.error();
            auto image = imageFrom(*file);
            return image.isNull() ? fail(ErrorCode::Corrupt, "The picture cannot be shown.") : Result(std::move(image));
        },
        [this, picture = picture_](Result<QImage> image) {
            if (picture != picture_)
                return;
            if (image) {
                image_ = *std::move(image);
                become(State::Shown);
            } else if (image.error().code != ErrorCode::NotFound) {
                become(State::Damaged);
            } else if (state_ != State::Fetching) {
                fetch();
            }
        });
}

void PictureViewModel::fetch() {
    become(State::Fetching);
    worker_.ask<void>(
        this,
        [record = record_, picture = *picture_](
            OpenTablet& tablet) { return tablet.pictures().fetch(record, picture); },
        [](const Status&) {});
}

void PictureViewModel::become(State state) {
    state_ = state;
    emit changed();
}

QString PictureViewModel::trouble() const {
    switch (state_) {
    case State::Fetching: return tr("Not on this tablet yet. It comes as soon as the server can be reached and has it");
    case State::Damaged: return tr("The picture’s file on this tablet is damaged");
    case State::None:
    case State::Opening:
    case State::Shown: break;
    }
    return {};
}

double PictureViewModel::aspect() const {
    return picture_ && picture_->width > 0 ? static_cast<double>(picture_->height) / picture_->width : 1;
}

} // namespace seenheard
