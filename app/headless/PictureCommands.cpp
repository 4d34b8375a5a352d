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
    const auto picture =
        tablet.reads().toShow().pictureNamed(*record, PictureId::fromHex(*named).value_or(PictureId{}));
    if (!picture)
        return picture.error();
    const auto octets = tablet.viewing().show(tablet.reads().toShow().picture(*record, *picture));
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
    return print(line, {{"record", record->hex()}, {"picture", picture->id.hex()}, {"content", picture->content.hex()}},
        "Saved to " + *to + ". It is not sealed there: remove it when it has been used.\n");
}

} // namespace seenheard
