#include "app/headless/PictureCommands.h"

#include "app/headless/CommandWords.h"
#include "platform/base/File.h"
#include "platform/device/PictureReader.h"
#include "sync/protocol/Limits.h"

#include <nlohmann/json.hpp>

#include <QImage>
#include <algorithm>

namespace seenheard {

namespace {

const Field* pictureIn(const std::vector<Field>& fields) {
    const auto found =
        std::find_if(fields.begin(), fields.end(), [](const Field& field) { return field.type == FieldType::Picture; });
    return found == fields.end() ? nullptr : &*found;
}

Result<PlainPicture> plainFrom(const std::string& file, const std::string& kind) {
    if (kind != "photograph" && kind != "drawing")
        return fail(ErrorCode::InvalidInput, "--kind is photograph or drawing.");
    const auto octets = readFile(file, picture_limits::fileBytes);
    if (!octets)
        return octets.error();
    constexpr std::size_t most = limits::pictureBytes - 64; // sealing adds a little
    const bool drawing = kind == "drawing";
    auto clean = photographFrom(*octets, most);
    if (clean && drawing)
        clean = drawingFrom(imageFrom(*octets), most);
    if (!clean)
        return clean.error();
    return PlainPicture{std::move(clean->file), drawing ? PictureKind::Drawing : PictureKind::Photograph,
        static_cast<std::uint32_t>(clean->width), static_cast<std::uint32_t>(clean->height)};
}

/// Into a field of its own, or as a new item of a list that has one.
Status giveTo(CaptureService& capture, const DraftView& draft, const std::string& path, const Picture& picture) {
    const auto key = draft.form->keyOf(path);
    if (!key)
        return key.error();
    const auto* field = draft.form->fieldAt(*key);
    if (field != nullptr && field->type == FieldType::List) {
        if (const auto* inside = pictureIn(field->fields)) {
            const auto added =
                capture.addItem(draft.id, path, std::nullopt, {{RegisterKey{{inside->number}}, Value(picture)}});
            return added ? success() : Status(added.error());
        }
    }
    const auto given = capture.answer(draft.id, *key, picture, path);
    return given ? success() : Status(given.error());
}

/// The picture of that id among the values that stand in a record.
const Picture* pictureAmong(const std::vector<FieldView>& fields, const PictureId& id) {
    for (const auto& field : fields)
        for (const auto& head : field.heads)
            if (const auto* picture = std::get_if<Picture>(&head.value); picture != nullptr && picture->id == id)
                return picture;
    return nullptr;
}

const Picture* pictureAmong(const std::vector<ItemView>& items, const PictureId& id) {
    for (const auto& item : items) {
        if (const auto* found = pictureAmong(item.fields, id))
            return found;
        if (const auto* found = pictureAmong(item.items, id))
            return found;
    }
    return nullptr;
}

} // namespace

Result<CommandOutput> attachPicture(const CommandLine& line, Tablet& tablet) {
    const auto record = recordAt(line, 2);
    const auto file = line.required("picture");
    if (!record)
        return record.error();
    if (!file)
        return file.error();
    auto draft = tablet.capture().open(*record);
    if (!draft)
        return draft.error();
    const auto plain = plainFrom(*file, line.option("kind").value_or("photograph"));
    if (!plain)
        return plain.error();
    const auto picture = tablet.pictures().keep(*record, *plain);
    if (!picture)
        return picture.error();
    if (auto given = giveTo(tablet.capture(), *draft, line.option("field").value_or("pictures"), *picture); !given)
        return given.error();
    if (auto done = tablet.capture().commit(draft->id, line.option("reason").value_or("")); !done)
        return done.error();
    return print(line, {{"record", record->hex()}, {"picture", picture->id.hex()}, {"octets", picture->octets}},
        picture->id.hex() + '\n');
}

Result<CommandOutput> savePicture(const CommandLine& line, Tablet& tablet) {
    const auto record = recordAt(line, 2);
    const auto named = wordAt(line, 3, "The picture's id, as `record show` prints it,");
    const auto to = line.required("to");
    if (!record)
        return record.error();
    if (!named)
        return named.error();
    if (!to)
        return to.error();
    const auto id = PictureId::fromHex(*named);
    const auto view = tablet.reads().records().show(*record);
    if (!view)
        return view.error();
    const auto* picture = id ? pictureAmong(view->fields, *id) : nullptr;
    if (picture == nullptr && id)
        picture = pictureAmong(view->items, *id);
    if (picture == nullptr)
        return fail(ErrorCode::NotFound, "No answer of that record is a picture of that id.");
    const auto octets = tablet.reads().pictures().open(*picture);
    if (!octets && octets.error().code == ErrorCode::NotFound) {
        if (auto wanted = tablet.pictures().fetch(*record, *picture); !wanted)
            return wanted.error();
        return fail(ErrorCode::NotFound,
            "That picture is not on this tablet yet. It is fetched by the next `exchange`; save it after that.");
    }
    if (!octets)
        return octets.error();
    if (auto written = createFileDurably(*to, *octets); !written)
        return written.error();
    return print(line, {{"record", record->hex()}, {"picture", id->hex()}, {"content", picture->content.hex()}},
        "Saved to " + *to + ". It is not sealed there: remove it when it has been used.\n");
}

} // namespace seenheard
