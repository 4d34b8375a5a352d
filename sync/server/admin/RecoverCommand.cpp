#include "platform/base/File.h"
#include "sync/server/admin/ActCommand.h"
#include "sync/server/admin/BoxRecovery.h"
#include "sync/server/admin/RecoveryShares.h"

#include <nlohmann/json.hpp>

#include <ostream>

namespace seenheard {

namespace {

constexpr std::uint64_t keyFileBytes = 64ULL * 1024;

/// The recovery key out of what was brought from its safe; nothing where the ingest key will do.
Result<std::optional<SealingKey>> recoveryKeyFrom(const Arguments& arguments) {
    const auto shares = arguments.all("recovery-share");
    const auto file = arguments.find("recovery-key");
    if (shares.empty() && !file)
        return std::optional<SealingKey>();
    if (file && !shares.empty())
        return fail(ErrorCode::InvalidInput, "Give the recovery key or two shares of it, not both.");
    if (!shares.empty()) {
        if (shares.size() != 2)
            return fail(ErrorCode::InvalidInput, "--recovery-share is given twice, with two of the three shares.");
        std::vector<RecoveryShare> read;
        for (const auto& share : shares) {
            const auto octets = readFile(share, keyFileBytes);
            if (!octets)
                return octets.error();
            auto one = recoveryShareFrom(textOf(*octets));
            if (!one)
                return fail(one.error().code, share + ": " + one.error().message);
            read.push_back(*std::move(one));
        }
        auto joined = joinRecoveryShares(read[0], read[1]);
        if (!joined)
            return joined.error();
        return std::optional(*std::move(joined));
    }
    const auto octets = readFile(*file, keyFileBytes);
    if (!octets)
        return octets.error();
    const auto json = nlohmann::json::parse(octets->begin(), octets->end(), nullptr, false);
    const auto secret = json.is_object() && json.contains("recovery_secret") && json["recovery_secret"].is_string()
        ? fromHex(json["recovery_secret"].get<std::string>())
        : std::nullopt;
    if (!secret)
        return fail(ErrorCode::InvalidInput,
            *file + " holds no recovery key. If it was split when the server was made, bring two shares of it.");
    auto key = SealingKey::fromSecret(*secret);
    if (!key)
        return key.error();
    return std::optional(*std::move(key));
}

SegmentKeyOpener openerFor(const ServerIdentity& identity, const std::optional<SealingKey>& recovery) {
    return [&identity, &recovery](const BoxSegment& segment) -> Result<SecretBytes> {
        const auto& key = recovery ? *recovery : identity.ingestKey;
        if (key.publicKey() != (recovery ? segment.recoveryKey : segment.ingestKey))
            return fail(ErrorCode::WrongAuthority,
                recovery ? "it is sealed to another recovery key" : "it is sealed to another server's key");
        return key.open(recovery ? segment.keyForRecovery : segment.keyForIngest);
    };
}

void print(const RecoveryReport& report, const Arguments& arguments, const CommandContext& context) {
    const nlohmann::ordered_json json{{"segments", report.segments}, {"entries", report.entries},
        {"applied", report.applied}, {"held", report.held}, {"already_there", report.alreadyThere},
        {"drafts_recovered", report.drafts}, {"drafts_held", report.draftsHeld}, {"refused", report.refused},
        {"damaged", report.damaged}, {"received", report.received}, {"drafts_left", report.draftsLeft}};
    if (arguments.find("json")) {
        context.out << json.dump() << "\n";
        return;
    }
    context.out << report.segments << " segments, " << report.entries << " entries: " << report.applied << " applied, "
                << report.held << " held, " << report.alreadyThere << " already there.\n";
    if (report.received + report.draftsLeft > 0)
        context.out << "This server gathers after a restore: " << report.received
                    << " entries are received and enter the log when that is ended. " << report.draftsLeft
                    << " drafts stay in the black box; run this again then.\n";
    for (const auto& one : report.refused)
        context.out << "refused: " << one << "\n";
    for (const auto& one : report.damaged)
        context.out << "damaged, left out: " << one << "\n";
    if (report.drafts + report.draftsHeld > 0)
        context.out << report.drafts + report.draftsHeld
                    << " drafts were never saved as an entry. They are in their records now, marked as recovered: "
                    << report.drafts << " applied, " << report.draftsHeld << " held.\n";
}

/// "2.box to 4.box in tablet/box", cut at its beginning where it is longer than a detail may be.
std::string namesOf(const std::vector<std::filesystem::path>& files) {
    constexpr std::size_t most = 400; // characters; an octet is one at least
    auto names = files.front().filename().string();
    if (files.size() > 1)
        names += " to " + files.back().filename().string();
    names += " in " + files.front().parent_path().string();
    for (auto& character : names) {
        if (character >= '\0' && character < ' ')
            character = ' ';
    }
    if (names.size() <= most)
        return names;
    auto from = names.size() - most;
    while (from < names.size() && (static_cast<unsigned char>(names[from]) & 0xC0U) == 0x80U)
        ++from; // not in the middle of a character
    return names.substr(from);
}

/// Each use of the recovery key stands in the log before it opens anything: one act a black box.
Status writeDownUse(ServerStore& store, const Arguments& arguments, const CommandContext& context,
    const std::vector<std::filesystem::path>& files) {
    const auto owners = ownersOf(files);
    if (owners.empty())
        return fail(ErrorCode::NotFound,
            "Nothing in these files says whose black box they are, so there is nothing to open with the recovery "
            "key; it was not used.");
    std::vector<PlannedAct> acts;
    acts.reserve(owners.size());
    for (const auto& owner : owners)
        acts.push_back({ActKind::RecoveryKeyUsed, blackBoxOf(owner), std::nullopt, namesOf(files)});
    auto written = performActs(store, arguments, context, acts);
    return written ? success()
                   : Status(fail(written.error().code,
                       "The use of the recovery key could not be written into the log, so nothing was opened. "
                           + written.error().message));
}

/// The certificate that lies beside a box: its owner may have been enrolled after a backup that was put back.
Status letOwnerIn(const std::filesystem::path& place, Sequencer& sequencer) {
    constexpr auto name = "signer-certificate.cbor";
    for (const auto& beside : {place / name, place.parent_path() / name, place.parent_path().parent_path() / name}) {
        const auto octets = readFile(beside, keyFileBytes);
        const auto certificate = octets ? signerCertificateFrom(*octets) : Result<SignerCertificate>(octets.error());
        if (!certificate)
            continue;
        const auto admitted = sequencer.admit({*certificate});
        return admitted ? success() : Status(admitted.error());
    }
    return success();
}

Status recover(const Arguments& arguments, const CommandContext& context) {
    const auto recovery = recoveryKeyFrom(arguments);
    if (!recovery)
        return recovery.error();
    const auto files = boxFilesAt(arguments.operands().front());
    if (!files)
        return files.error();
    auto store = openStore(arguments, context);
    if (!store)
        return store.error();
    const auto identity = (*store)->identity();
    if (!identity)
        return identity.error();
    if (*recovery && (*recovery)->publicKey() != identity->recoveryKey)
        return fail(ErrorCode::WrongAuthority, "That is not the recovery key of '" + identity->name + "'.");
    if (*recovery) {
        if (auto written = writeDownUse(**store, arguments, context, *files); !written)
            return written;
    }
    const auto decider = deciderFrom(arguments);
    if (!decider)
        return decider.error();
    SignerDirectory signers((*store)->signers());
    FormDirectory forms((*store)->catalogue());
    Sequencer sequencer((*store)->log(), {*identity, signers, forms, context.clock, context.random});
    if (auto known = letOwnerIn(arguments.operands().front(), sequencer); !known)
        return known;
    Administration administration(**store, *identity, context.clock, context.random);
    BoxRecovery boxRecovery(openerFor(*identity, *recovery), signers, sequencer, (*store)->log(), administration);
    const auto report = boxRecovery.recover(*files, decider->by, decider->why);
    if (!report)
        return report.error();
    print(*report, arguments, context);
    return success();
}

} // namespace

Command recoverCommand() {
    return {
        {"recover", "PLACE", false,
            "Takes what a tablet's black box holds into the log, once: a file of it, its directory, or the tablet's "
            "profile. For a PIN that is forgotten, a store that is damaged, a key that was wiped.",
            {storeOption(), {"by", "NAME", "The person who does it.", true, false},
                {"reason", "TEXT", "Why.", true, false},
                {"recovery-key", "FILE",
                    "Opens it with the offline key, where the server's own is not the one; each use is written into "
                    "the log "
                    "first.",
                    false, false},
                {"recovery-share", "FILE", "The same with two of the three shares; given twice.", false, true},
                {"json", "", "As one line of JSON.", false, false}}},
        recover};
}

} // namespace seenheard
