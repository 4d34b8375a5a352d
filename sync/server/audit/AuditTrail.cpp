#include "sync/server/audit/AuditTrail.h"

#include "sync/forms/IsoTime.h"
#include "sync/protocol/AdministrativeAct.h"
#include "sync/protocol/AuditSeal.h"
#include "sync/protocol/ViewEvent.h"
#include "sync/server/access/SignerDirectory.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

namespace seenheard {

namespace {

constexpr std::uint64_t leavesAtOnce = 500;
constexpr std::size_t rowsAtOnce = 2'000;
/// Two children are said to be one, or a thing typed is said to be a thing loaded.
constexpr std::string_view linkForm = "person_link";

using TakeLine = std::function<Status(const AuditLine&)>;

std::string timeOf(std::int64_t utcMs) {
    return isoText(Instant{utcMs, 0, ClockQuality::Synced});
}

class Trail {
public:
    Trail(ServerStore& store, const TakeLine& take) : store_(store), signers_(store.signers()), take_(take) {}

    Status log() {
        const auto head = store_.log().head();
        if (!head)
            return head.error();
        for (std::uint64_t at = 0; at < head->ref.size; at += leavesAtOnce) {
            const auto entries = store_.archive().entries(at, std::min(at + leavesAtOnce, head->ref.size));
            if (!entries)
                return entries.error();
            for (const auto& entry : *entries) {
                if (auto done = leaf(entry); !done)
                    return done;
            }
        }
        return success();
    }

    Status rows() {
        for (std::int64_t last = 0;;) {
            const auto rows = store_.audit().rows(last, rowsAtOnce);
            if (!rows)
                return rows.error();
            if (rows->empty())
                return success();
            for (const auto& row : *rows) {
                auto line = lineBy(row.signer);
                if (!row.person.empty())
                    line.who = row.person;
                line.atMs = row.atMs;
                line.kind = row.kind;
                line.how = row.how;
                line.why = row.why;
                line.subject = row.subject;
                line.detail = row.detail;
                line.source = "row " + std::to_string(row.number);
                for (const auto& record : row.records)
                    line.records.push_back(record.hex());
                if (auto taken = take_(line); !taken)
                    return taken;
            }
            last = rows->back().number;
        }
    }

private:
    AuditLine lineBy(const SignerId& signer) {
        AuditLine line;
        line.signer = signer;
        if (signer.isZero())
            return line;
        if (const auto known = signers_.find(signer); known && *known != nullptr) {
            line.who = (*known)->officerName;
            line.tablet = (*known)->tabletName;
        }
        return line;
    }

    Status leaf(const ExportedEntry& entry) {
        const auto header = entryHeaderFrom(entry.header);
        if (!header)
            return success(); // A header that cannot be read is for 'seenheard-verify' to name.
        auto line = lineBy(header->signer);
        line.atMs = entry.receivedAtMs;
        line.source = "leaf " + std::to_string(entry.leaf);
        std::vector<Part> parts;
        for (const auto& each : entry.parts) {
            const auto* salted = std::get_if<SaltedPart>(&each);
            auto part =
                salted == nullptr ? Result<Part>(fail(ErrorCode::NotFound, "absent")) : partFrom(salted->canonical);
            if (part)
                parts.push_back(*std::move(part));
        }
        if (header->form.id == auditSealForm)
            return success();
        if (header->form.id == administrationForm)
            return parts.empty() ? success() : act(line, parts.front());
        if (header->form.id == viewingForm)
            return parts.empty() ? success() : views(line, parts.front().record);
        return written(line, entry, *header, parts);
    }

    Status written(
        AuditLine line, const ExportedEntry& entry, const EntryHeader& header, const std::vector<Part>& parts) {
        line.how = header.form.id;
        line.detail = "written " + timeOf(header.writtenAt.utcMs);
        if (entry.held != HoldReason::None)
            line.detail += ", held";
        if (parts.size() < entry.parts.size())
            line.detail += ", of a record that was disposed of";
        bool begins = parts.empty();
        for (const auto& part : parts) {
            line.records.push_back(part.record.hex());
            begins = known_.insert(part.record).second || begins;
        }
        line.kind = header.form.id == linkForm ? AuditKind::Combination
            : begins                           ? AuditKind::Collection
                                               : AuditKind::Alteration;
        return take_(line);
    }

    Status views(AuditLine line, const RecordId& id) {
        const auto record = store_.log().record(id);
        if (!record)
            return record.error().code == ErrorCode::NotFound ? success() : Status(record.error());
        for (const auto& view : viewsIn(record->state)) {
            line.kind = AuditKind::Consultation;
            line.atMs = view.event.at.utcMs;
            line.how = wordFor(view.event.view.how);
            line.why = wordFor(view.event.why);
            line.people = view.event.view.people;
            line.records.clear();
            for (const auto& seen : view.event.view.records)
                line.records.push_back(seen.hex());
            if (auto taken = take_(line); !taken)
                return taken;
        }
        return success();
    }

    Status act(AuditLine line, const Part& part) {
        const auto act = actIn(part);
        if (!act)
            return success();
        line.kind = act->kind == ActKind::RecordDisposed ? AuditKind::Erasure
            : act->kind == ActKind::RecoveryKeyUsed      ? AuditKind::Consultation
                                                         : AuditKind::Administration;
        line.how = wordFor(act->kind);
        line.who = act->by;
        line.tablet.clear();
        line.why = act->why;
        line.detail = act->detail;
        line.subject = act->subject.kind + " " + act->subject.id;
        if (act->subject.kind == "record")
            line.records.push_back(act->subject.id);
        return take_(line);
    }

    ServerStore& store_;
    SignerDirectory signers_;
    const TakeLine& take_;
    std::set<RecordId> known_;
};

std::string joined(const std::vector<std::string>& ids) {
    std::string text;
    for (const auto& id : ids)
        text += (text.empty() ? "" : " ") + id;
    return text;
}

/// What begins like a formula is made text, so that no spreadsheet runs it.
std::string cell(std::string text) {
    if (!text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos)
        text.insert(text.begin(), '\'');
    std::string quoted = "\"";
    for (const char character : text)
        quoted += character == '"' ? std::string("\"\"") : std::string(1, character);
    return quoted + "\"";
}

} // namespace

Status eachAuditLine(ServerStore& store, std::int64_t sinceMs, std::int64_t untilMs, const TakeLine& take) {
    const TakeLine inTime = [&](const AuditLine& line) {
        return line.atMs >= sinceMs && line.atMs < untilMs ? take(line) : success();
    };
    Trail trail(store, inTime);
    if (auto done = trail.log(); !done)
        return done;
    return trail.rows();
}

std::string auditCsvHeader() {
    return "at,kind,how,who,tablet,signer,why,records,children,subject,detail,source\r\n";
}

std::string csvOf(const AuditLine& line) {
    std::string text;
    for (const auto& each : {timeOf(line.atMs), std::string(wordFor(line.kind)), line.how, line.who, line.tablet,
             line.signer.isZero() ? std::string() : line.signer.hex(), line.why, joined(line.records),
             joined(line.people), line.subject, line.detail, line.source})
        text += (text.empty() ? "" : ",") + cell(each);
    return text + "\r\n";
}

std::string jsonOf(const AuditLine& line) {
    return nlohmann::ordered_json{{"at", timeOf(line.atMs)}, {"kind", wordFor(line.kind)}, {"how", line.how},
        {"who", line.who}, {"tablet", line.tablet},
        {"signer", line.signer.isZero() ? std::string() : line.signer.hex()}, {"why", line.why},
        {"records", line.records}, {"children", line.people}, {"subject", line.subject}, {"detail", line.detail},
        {"source", line.source}}
        .dump();
}

} // namespace seenheard
