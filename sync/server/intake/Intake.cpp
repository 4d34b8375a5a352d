#include "sync/server/intake/Intake.h"

#include "sync/forms/Json.h"
#include "sync/server/intake/Feeds.h"
#include "sync/server/intake/StoredSet.h"

#include <algorithm>
#include <set>

namespace seenheard {

namespace {

constexpr int attempts = 10;
/// What a set that was loaded may have, so that every tablet can read it again.
constexpr std::size_t setBytes = std::size_t{16} * 1024 * 1024;
constexpr std::size_t mostTold = 1000;

/// What the other sets say: what there is to refer to, and what they refer to.
struct Others {
    std::set<Reference> known;
    std::map<std::string, std::string> named; ///< Ids of this kind, each with one item that names it.
    std::map<std::string, std::string> taken; ///< Ids of this kind in another set, with the set.
};

/// "flag 'f-1'"
std::string named(const std::string& kind, const std::string& id) {
    std::string words = kind;
    words += " '";
    words += id;
    words += '\'';
    return words;
}

Result<Others> othersOf(CatalogueStore& catalogue, const ReferenceSetShape& shape) {
    const auto versions = catalogue.referenceVersions();
    if (!versions)
        return versions.error();
    Others others;
    for (const auto& version : *versions) {
        if (version.set == shape.set || version.set == feedSet || version.set == handoverSet)
            continue;
        const auto set = storedSet(catalogue, version.set);
        if (!set)
            return set.error();
        for (const auto& [id, text] : set->items) {
            const auto item = parseJson(text);
            if (!item)
                return item.error();
            const auto kind = item->value("kind", "");
            others.known.insert({kind, id});
            if (kind == shape.kind)
                others.taken.emplace(id, version.set);
            for (const auto& reference : referencesIn(*item)) {
                if (reference.kind == shape.kind)
                    others.named.emplace(reference.id, named(kind, id));
            }
        }
    }
    return others;
}

/// One file brought into one set, in memory.
class Merging {
public:
    Merging(const IntakeFile& file, StoredSet set, const Others& others)
        : file_(file)
        , others_(others)
        , set_(std::move(set)) {
        report_.set = set_.set;
        report_.encoding = file.encoding;
        report_.refused = file.refused;
        report_.repeated = file.repeated;
        report_.rows = file.rows.size() + file.refused.size() + file.repeated;
    }

    Status merge() {
        for (const auto& [id, taken] : file_.rows)
            put(id, taken);
        endLeftOut();
        if (auto checked = checkReferences(); !checked)
            return checked;
        for (const auto& [id, before] : before_)
            ++(before.empty() ? report_.added : set_.items.contains(id) ? report_.changed : report_.ended);
        std::ranges::stable_sort(report_.refused, {}, &RefusedRow::line);
        auto shown =
            IntakeFile{file_.shape, file_.whole, file_.csv, file_.encoding, file_.header, {}, report_.refused, 0};
        report_.refusedText = refusedRowsOf(shown);
        return success();
    }

    [[nodiscard]] bool changes() const { return !before_.empty(); }
    [[nodiscard]] ReferenceContent content() const { return contentOf(set_); }
    [[nodiscard]] const IntakeReport& report() const { return report_; }

private:
    void put(const std::string& id, const TakenRow& taken) {
        if (const auto other = others_.taken.find(id); other != others_.taken.end())
            return refuse(taken,
                "the id '" + id + "' is there already, in the set " + other->second + ". Bring it in one of them.");
        const auto there = set_.items.find(id);
        const bool same =
            taken.row.ends ? there == set_.items.end() : there != set_.items.end() && there->second == taken.row.item;
        if (same) {
            ++report_.unchanged;
            return;
        }
        before_.emplace(id, there == set_.items.end() ? std::string() : there->second);
        if (taken.row.ends)
            set_.items.erase(there);
        else
            set_.items.insert_or_assign(id, taken.row.item);
    }

    void endLeftOut() {
        if (!file_.whole)
            return;
        if (file_.rows.empty() || !file_.refused.empty()) {
            report_.notes.emplace_back(file_.rows.empty()
                    ? "The list is whole and names nothing, which is more often a failed export than a force without "
                      "any: nothing was ended."
                    : "The list is whole, but rows of it were refused: nothing that it leaves out was ended. Send it "
                      "again without those faults.");
            return;
        }
        for (auto one = set_.items.begin(); one != set_.items.end();) {
            if (file_.rows.contains(one->first)) {
                ++one;
                continue;
            }
            before_.emplace(one->first, one->second);
            one = set_.items.erase(one);
        }
    }

    /// Undoes what would leave something naming what is not there, until nothing does.
    Status checkReferences() {
        for (bool again = true; again;) {
            again = false;
            auto namers = others_.named;
            for (const auto& [id, text] : set_.items) {
                const auto item = parseJson(text);
                if (!item)
                    return item.error();
                for (const auto& reference : referencesIn(*item)) {
                    if (reference.kind == file_.shape->kind)
                        namers.emplace(reference.id, named(reference.kind, id));
                }
            }
            for (auto one = before_.begin(); one != before_.end();) {
                const auto fault = faultOf(one->first, namers);
                if (!fault) {
                    ++one;
                    continue;
                }
                undo(one->first, one->second, *fault);
                one = before_.erase(one);
                again = true;
            }
        }
        return success();
    }

    std::optional<std::string> faultOf(const std::string& id, const std::map<std::string, std::string>& namers) {
        const auto there = set_.items.find(id);
        if (there == set_.items.end()) {
            const auto namer = namers.find(id);
            if (namer == namers.end())
                return std::nullopt;
            return "'" + id + "' cannot end while the " + namer->second + " names it. End that first.";
        }
        const auto item = nlohmann::json::parse(there->second, nullptr, false);
        for (const auto& reference : referencesIn(item)) {
            const bool here = reference.kind == file_.shape->kind && set_.items.contains(reference.id);
            if (!here && !others_.known.contains(reference))
                return "there is no " + reference.kind + " '" + reference.id + "', which it names. Bring that first.";
        }
        return std::nullopt;
    }

    void undo(const std::string& id, const std::string& before, const std::string& fault) {
        if (before.empty())
            set_.items.erase(id);
        else
            set_.items.insert_or_assign(id, before);
        if (const auto row = file_.rows.find(id); row != file_.rows.end())
            refuse(row->second, fault);
        else
            report_.notes.push_back("The list leaves it out, but " + fault);
    }

    void refuse(const TakenRow& taken, const std::string& what) {
        report_.refused.push_back({taken.line, what, taken.text});
    }

    const IntakeFile& file_;
    const Others& others_;
    StoredSet set_;
    std::map<std::string, std::string> before_; ///< What changes, as it was; empty where it was not there.
    IntakeReport report_;
};

} // namespace

std::string IntakeReport::summary() const {
    std::string text = set + ": " + std::to_string(rows) + (rows == 1 ? " row, " : " rows, ") + std::to_string(added)
        + " added, " + std::to_string(changed) + " changed, " + std::to_string(ended) + " ended, "
        + std::to_string(unchanged) + " as they were, " + std::to_string(refused.size()) + " refused";
    if (repeated > 0)
        text += ", " + std::to_string(repeated) + " said twice";
    return text + (encoding == "UTF-8" ? "" : "; read as " + std::string(encoding));
}

std::string IntakeReport::why(const std::string& file) const {
    std::string text;
    std::size_t told = 0;
    for (const auto& row : refused) {
        if (++told > mostTold)
            break;
        text += file + ": line " + std::to_string(row.line) + ": " + row.what + "\n";
    }
    if (refused.size() > mostTold)
        text += "and " + std::to_string(refused.size() - mostTold) + " more.\n";
    for (std::size_t at = 0; at < notes.size() && at < mostTold; ++at)
        text += file + ": " + notes[at] + "\n";
    return text;
}

Result<IntakeReport> Intake::take(
    const std::string& name, BytesView octets, const IntakeSource& source, bool onlyShown) {
    const auto intakeName = intakeNameOf(name);
    if (!intakeName)
        return intakeName.error();
    const auto file = readIntakeFile(*intakeName, octets);
    if (!file)
        return file.error();
    auto& catalogue = store_.catalogue();
    const std::string set(file->shape->set);
    for (int left = attempts;; --left) {
        const auto others = othersOf(catalogue, *file->shape);
        if (!others)
            return others.error();
        auto stored = storedSet(catalogue, set);
        if (!stored)
            return stored.error();
        Merging merging(*file, *std::move(stored), *others);
        if (auto merged = merging.merge(); !merged)
            return merged.error();
        if (onlyShown)
            return merging.report();
        const auto nowMs = clock_.now().utcMs;
        if (merging.changes() || !merging.report().refused.empty()) {
            AuditRow row;
            row.atMs = nowMs;
            row.kind = AuditKind::Collection;
            row.how = "intake";
            row.person = source.from;
            row.why = source.why;
            row.subject = set;
            row.detail = merging.report().summary();
            if (auto noted = store_.audit().append({std::move(row)}); !noted)
                return noted.error();
        }
        if (merging.changes()) {
            const std::vector<ReferenceContent> contents{merging.content()};
            if (contents.front().items.size() > setBytes)
                return fail(ErrorCode::TooLarge,
                    "With this file the set " + set + " would have more than the " + std::to_string(setBytes)
                        + " octets that one set may have. Nothing was taken; leave out what officers do not need.");
            const auto replaced = catalogue.replaceReferenceSets(contents, nowMs);
            if (!replaced && replaced.error().code == ErrorCode::Busy && left > 1)
                continue;
            if (!replaced)
                return replaced.error();
        }
        // Of a file in which nothing was right nobody can say that the feed brought anything.
        if (!merging.report().refused.empty() && merging.report().refused.size() == merging.report().rows)
            return merging.report();
        const auto heard = changeFeed(
            catalogue, set, nowMs, [nowMs](FeedStanding& feed) { feed.heardAtMs = std::max(feed.heardAtMs, nowMs); });
        return heard ? Result(merging.report()) : heard.error();
    }
}

} // namespace seenheard
