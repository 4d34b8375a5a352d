#pragma once

#include "app/services/CaptureService.h"

class QObject;

namespace seenheard {

class FieldViewModel;
class ItemViewModel;
class PictureViewModel;

/// Makes a picture on the thread of the services: decoding takes its time.
using PictureMaker = std::function<Result<PlainPicture>()>;

/// What the questions on screen stand on: takes their answers and knows the form and the answers around them.
class AnswerSink {
public:
    virtual ~AnswerSink() = default;

    /// An answer inside an item: `within` is the field's number, then a choice's where each has a register.
    /// The first answer in an item that is new makes it.
    virtual void give(ItemViewModel& item, std::vector<RegisterKey::Component> within, const Value& value) = 0;
    /// A picture as the answer: made, sealed and given, in this order.
    virtual void givePicture(ItemViewModel& item, const Field& field, PictureMaker make) = 0;
    virtual void withdraw(ItemViewModel& item) = 0;
    /// Looks loaded data of the field's kind up; fills the field's `found`.
    virtual void lookUp(FieldViewModel& field, std::string words) = 0;
    /// A choice was just taken, which may ask for more.
    virtual void chose(ItemViewModel& item, const Field& field, const Choice& choice) = 0;

    /// Removes a file that a picture was chosen from; the field is told when it is gone.
    virtual void eraseFile(FieldViewModel& field, std::string file) = 0;
    /// Where a picture of this record is shown; belongs to `parent`.
    [[nodiscard]] virtual PictureViewModel* pictureFor(QObject* parent) = 0;
    virtual void show(PictureViewModel& shown, const std::optional<Picture>& picture) = 0;
    /// Whether the force allows pictures of that kind.
    [[nodiscard]] virtual bool allows(PictureKind kind) const = 0;

    [[nodiscard]] virtual Instant now() const = 0;
    [[nodiscard]] virtual const FormDefinition& form() const = 0;
    [[nodiscard]] virtual bool offers(const ItemViewModel& item, const Field& field, const Choice& choice) const = 0;
    /// Items of another list that stand among a field's choices: id and words.
    [[nodiscard]] virtual std::vector<std::pair<std::string, std::string>> itemChoices(const Field& field) const = 0;
    [[nodiscard]] virtual std::string wordsFor(const Field& field, const Value& value) const = 0;
};

} // namespace seenheard
