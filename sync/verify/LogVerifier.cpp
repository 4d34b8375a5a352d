#include "sync/verify/LogVerifier.h"

#include "sync/protocol/TreeHead.h"
#include "sync/verify/Occurrences.h"
#include "sync/verify/TurnJudgement.h"

#include <algorithm>

namespace seenheard {

namespace {

/// How much surplus in a turn is looked at before the rest of it is left alone.
constexpr std::size_t surplusLookedAt = 1024;

std::string nameOf(const SeenEntry& entry) {
    if (!entry.header)
        return "an entry that cannot be read";
    return "entry " + entry.id->hex().substr(0, 16) + ", number " + std::to_string(entry.header->number) + " of signer "
        + entry.header->signer.hex();
}

std::string sentenceFor(LogFault fault, const std::string& found) {
    switch (fault) {
    case LogFault::Dropped: return "the leaf that the log was signed with is not there";
    case LogFault::Inserted: return found + " stands here and is not in the signed log";
    case LogFault::Reordered: return found + " stands here and belongs elsewhere";
    default: return "here stands " + found + ", which is not what the log was signed with";
    }
}

/// What cannot be read where an entry is expected is an entry that was altered.
bool isEntry(const Result<ExportItem>& item, bool expected) {
    return item ? std::holds_alternative<ExportedEntry>(*item) : expected;
}

} // namespace

LogVerifier::LogVerifier(std::filesystem::path path, const KnownFacts& known, ExportFile file, HeadsFile heads)
    : path_(std::move(path))
    , known_(known)
    , file_(std::move(file))
    , heads_(std::move(heads)) {}

Result<Verdict> LogVerifier::verify(const std::filesystem::path& file, const KnownFacts& known) {
    auto opened = ExportFile::open(file);
    if (!opened)
        return opened.error();
    auto heads = HeadsFile::create();
    if (!heads)
        return heads.error();
    LogVerifier verifier(file, known, std::move(*opened), std::move(*heads));
    if (auto status = verifier.run(); !status)
        return status.error();
    return std::move(verifier.verdict_);
}

Status LogVerifier::run() {
    if (auto status = beginning(); !status)
        return status;
    while (!verdict_.first) {
        const auto octets = read();
        if (!octets)
            return octets.error();
        if (!*octets)
            break;
        const auto item = exportItemFrom(**octets);
        if (ended_) {
            find(LogFault::Inserted, frontier_.size, "something follows the end of the export");
        } else if (!item) {
            find(LogFault::Altered, frontier_.size,
                "an item of the export cannot be read here: " + item.error().message);
        } else if (const auto* turnItem = std::get_if<ExportedTurn>(&*item)) {
            if (auto status = turn(*turnItem); !status)
                return status;
        } else if (const auto* epochItem = std::get_if<ExportedEpoch>(&*item)) {
            epoch(*epochItem);
        } else if (const auto* endItem = std::get_if<ExportEnd>(&*item)) {
            end(*endItem);
        } else {
            certificate(*item);
        }
    }
    atTheEnd();
    return verdict_.first ? success() : compareKnownHeads();
}

Status LogVerifier::beginning() {
    const auto octets = read();
    const auto item = octets && *octets ? exportItemFrom(**octets) : fail(ErrorCode::Malformed, "It is empty.");
    const auto* beginning = item ? std::get_if<ExportBeginning>(&*item) : nullptr;
    if (beginning == nullptr)
        return fail(ErrorCode::Malformed,
            path_.string()
                + " does not begin as an export of version 1 does. Is it the file that 'seenheard-server "
                  "export' wrote?");
    verdict_.serverName = beginning->serverName;
    verdict_.root = beginning->root;
    signers_.emplace(known_.root.value_or(beginning->root));
    epochs_.emplace(known_.root.value_or(beginning->root));
    if (known_.root && *known_.root != beginning->root)
        find(LogFault::Certificate, 0, "the export names another root key than the one that was given");
    return success();
}

Result<std::optional<Bytes>> LogVerifier::read() {
    if (ahead_)
        return std::exchange(ahead_, std::nullopt);
    if (broken_)
        return std::optional<Bytes>{};
    auto octets = file_.next();
    if (octets || octets.error().code != ErrorCode::Malformed)
        return octets;
    broken_ = true;
    return std::optional<Bytes>{};
}

void LogVerifier::certificate(const ExportItem& item) {
    Status status = fail(ErrorCode::Malformed, "It stands where it does not belong.");
    std::string who = "a certificate";
    if (const auto* issuer = std::get_if<ExportedIssuer>(&item)) {
        who = "an issuing certificate";
        status = signers_->addIssuer(issuer->certificate, verdict_.serverName);
    } else if (const auto* signer = std::get_if<ExportedSigner>(&item)) {
        const auto known = signerCertificateFrom(signer->certificate);
        who = "the certificate of signer " + (known ? known->signer().hex() : "(unreadable)");
        status = signers_->addSigner(signer->certificate);
    } else if (std::holds_alternative<ExportedEntry>(item)) {
        find(LogFault::Inserted, frontier_.size, "an entry stands outside every turn");
        return;
    }
    if (!status)
        find(LogFault::Certificate, frontier_.size, who + " is not good: " + status.error().message);
}

void LogVerifier::epoch(const ExportedEpoch& item) {
    const auto opened = epochs_->open(item.statement, verdict_.serverName, heads_.last(), *signers_);
    if (!opened)
        find(LogFault::Epoch, frontier_.size, opened.error().message);
}

void LogVerifier::end(const ExportEnd& end) {
    ended_ = true;
    if (epochs_->waits())
        find(LogFault::Epoch, frontier_.size, "the statement of an epoch is not followed by its first head");
    if (end.leaves == frontier_.size)
        return;
    find(end.leaves > frontier_.size ? LogFault::Dropped : LogFault::Inserted, frontier_.size,
        "the export says that it has " + std::to_string(end.leaves) + " leaves");
}

void LogVerifier::atTheEnd() {
    if (!verdict_.first && !ended_)
        find(LogFault::CutShort, frontier_.size,
            broken_ ? "the file cannot be read on from here; it was cut or altered"
                    : "the file ends before the export");
    verdict_.leaves = frontier_.size;
    verdict_.signers = signers_->count();
    verdict_.head = heads_.last();
    for (const auto& [signer, chain] : chains_)
        verdict_.missingNumbers += chain.highest - std::min(chain.highest, chain.count);
}

Status LogVerifier::turn(const ExportedTurn& turn) {
    auto head = treeHeadFrom(turn.head);
    std::optional<TreeHead> good;
    if (head && signers_->signedBySomeIssuer(*head))
        good = *head;
    const auto inEpoch = good ? epochs_->follow(good->ref) : success();
    if (!inEpoch) {
        find(LogFault::Epoch, frontier_.size, inEpoch.error().message);
        return success();
    }
    if (good && good->ref.size != frontier_.size + turn.leafHashes.size())
        return judgeGap(good->ref, turn.leafHashes.size());
    const auto entries = entriesOfTurn(turn.leafHashes.size());
    if (!entries)
        return entries.error();
    return judge(turn, *entries, good);
}

Result<std::vector<SeenEntry>> LogVerifier::entriesOfTurn(std::size_t expected) {
    std::vector<SeenEntry> entries;
    while (entries.size() < expected + surplusLookedAt) {
        auto octets = read();
        if (!octets)
            return octets.error();
        if (!*octets)
            break;
        const auto item = exportItemFrom(**octets);
        if (!isEntry(item, entries.size() < expected)) {
            ahead_ = std::move(*octets);
            break;
        }
        entries.push_back(item ? checkEntry(std::get<ExportedEntry>(*item), *signers_) : SeenEntry{});
    }
    return entries;
}

Status LogVerifier::judge(
    const ExportedTurn& turn, const std::vector<SeenEntry>& entries, const std::optional<TreeHead>& head) {
    auto expected = frontier_;
    for (const auto& hash : turn.leafHashes)
        expected.append(hash);
    if (head && head->ref.root == expected.root()) {
        if (auto status = judgeAgainstIndex(turn, entries); !status || verdict_.first)
            return status;
        frontier_ = std::move(expected);
        ++verdict_.turns;
        return heads_.add(head->ref);
    }
    auto actual = frontier_;
    for (const auto& entry : entries)
        actual.append(entry.leafHash);
    const auto upTo = frontier_.size + turn.leafHashes.size();
    if (head && actual.size == head->ref.size && actual.root() == head->ref.root)
        find(LogFault::Index, frontier_.size,
            "the list of leaf hashes is not what the head was signed over, though the entries up to leaf "
                + std::to_string(upTo) + " are");
    else if (head || !std::ranges::equal(turn.leafHashes, entries, {}, {}, &SeenEntry::leafHash))
        judgeByThemselves(entries, upTo);
    if (!verdict_.first)
        find(head ? LogFault::Altered : LogFault::Head, frontier_.size,
            head ? "something from here to before leaf " + std::to_string(upTo)
                    + " is not what the log was signed with, and nothing in the export tells what"
                 : "the tree head of " + std::to_string(upTo) + " leaves is not signed by an issuing key");
    return success();
}

Status LogVerifier::judgeAgainstIndex(const ExportedTurn& turn, const std::vector<SeenEntry>& entries) {
    std::vector<Hash> there;
    there.reserve(entries.size());
    for (const auto& entry : entries)
        there.push_back(entry.leafHash);
    const auto difference = firstDifference(
        turn.leafHashes, there, [this](const Hash& leafHash) { return occurrencesOf(leafHash, path_); });
    if (!difference)
        return difference.error();
    const auto good = *difference ? (*difference)->index : entries.size();
    if (auto status = take({entries.begin(), entries.begin() + static_cast<std::ptrdiff_t>(good)}); !status)
        return status;
    if (verdict_.first || !*difference)
        return success();
    const auto leaf = frontier_.size + good;
    if (good >= entries.size() && broken_)
        find(LogFault::CutShort, leaf, "the file cannot be read on from here; it was cut or altered");
    else
        find((*difference)->fault, leaf,
            sentenceFor((*difference)->fault, good < entries.size() ? nameOf(entries[good]) : std::string()));
    return success();
}

/// Nobody says what the turn was: its entries' own signatures and the chains they are in have to tell.
void LogVerifier::judgeByThemselves(const std::vector<SeenEntry>& entries, std::uint64_t upTo) {
    auto chains = chains_;
    for (std::size_t i = 0; i < entries.size() && !verdict_.first; ++i) {
        const auto& entry = entries[i];
        const auto leaf = frontier_.size + i;
        if (!entry.header || (entry.certified && !entry.signatureHolds)) {
            find(LogFault::Altered, leaf, sentenceFor(LogFault::Altered, nameOf(entry)));
            continue;
        }
        auto& chain = chains[entry.header->signer];
        if (entry.header->number > chain.highest + 1)
            find(LogFault::Dropped, leaf,
                "number " + std::to_string(chain.highest + 1) + " of signer " + entry.header->signer.hex()
                    + " is missing before it, and the signed head of " + std::to_string(upTo) + " leaves does not fit");
        else if (entry.header->number <= chain.highest)
            find(LogFault::Reordered, leaf,
                nameOf(entry) + " comes behind its successor, and the signed head of " + std::to_string(upTo)
                    + " leaves does not fit");
        chain.highest = std::max(chain.highest, entry.header->number);
    }
}

/// The head is good and does not begin where the log stands: whole turns were moved, taken out or put in.
Status LogVerifier::judgeGap(const TreeHeadRef& head, std::size_t leaves) {
    if (head.size < frontier_.size + leaves) {
        find(LogFault::Inserted, frontier_.size,
            "the turn that ends at leaf " + std::to_string(head.size) + " stands here, behind it or a second time");
        return success();
    }
    const auto elsewhere = someTurnBeginsAt(frontier_.size, path_);
    if (!elsewhere)
        return elsewhere.error();
    find(*elsewhere ? LogFault::Reordered : LogFault::Dropped, frontier_.size,
        "the leaves from here to before leaf " + std::to_string(head.size - std::min<std::uint64_t>(leaves, head.size))
            + (*elsewhere ? " stand further behind" : " are not there"));
    return success();
}

Status LogVerifier::take(const std::vector<SeenEntry>& entries) {
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const auto& entry = entries[i];
        const auto leaf = frontier_.size + i;
        if (!entry.header || (entry.certified && !entry.signatureHolds))
            find(LogFault::Altered, leaf, "the signature of " + nameOf(entry) + " does not hold");
        else if (!entry.certified)
            find(LogFault::Certificate, leaf, "the certificate of the signer of " + nameOf(entry) + " is missing");
        else if (entry.claimedLeaf != leaf)
            find(LogFault::Altered, leaf, nameOf(entry) + " says that it is leaf " + std::to_string(entry.claimedLeaf));
        else if (signers_->isServer(entry.header->signer)
            && !epochs_->mayWrite(entry.header->signer, entry.header->treeHeadSeen.epoch))
            find(LogFault::Epoch, leaf,
                nameOf(entry) + " is by a former signer of the server, though it knows of epoch "
                    + std::to_string(entry.header->treeHeadSeen.epoch) + ", which has another");
        if (verdict_.first)
            return success();
        if (auto status = compareSeenHead(entry, leaf); !status || verdict_.first)
            return status;
        auto& chain = chains_[entry.header->signer];
        chain.highest = std::max(chain.highest, entry.header->number);
        ++chain.count;
        verdict_.partsAbsent += entry.partsAbsent;
        verdict_.wrongPartCount += entry.wrongParts.size();
        for (const auto& [part, damaged] : entry.wrongParts) {
            if (verdict_.wrongParts.size() < mostPartsNamed)
                verdict_.wrongParts.push_back({leaf, part, damaged});
        }
    }
    return success();
}

Status LogVerifier::compareSeenHead(const SeenEntry& entry, std::uint64_t leaf) {
    const auto& seen = entry.header->treeHeadSeen;
    const auto& last = heads_.last();
    // A head of an epoch that was lost in a restore counts as the surviving one.
    if (seen.size == 0 || !last || seen.epoch < last->epoch)
        return success();
    const auto ours = heads_.find(seen.epoch, seen.size);
    if (!ours)
        return ours.error();
    if (!*ours || **ours != seen)
        find(LogFault::OtherHistory, leaf,
            "the author of " + nameOf(entry) + " was shown a log of " + std::to_string(seen.size)
                + " leaves that is not the beginning of this one: something before leaf " + std::to_string(seen.size)
                + " was changed and signed anew, or two logs were shown");
    return success();
}

Status LogVerifier::compareKnownHeads() {
    for (const auto& known : known_.heads) {
        const auto ours = heads_.find(known.epoch, known.size);
        if (!ours)
            return ours.error();
        if (!verdict_.first && (!*ours || **ours != known))
            find(known.size > frontier_.size ? LogFault::Dropped : LogFault::OtherHistory,
                std::min(known.size, frontier_.size),
                "the head of " + std::to_string(known.size) + " leaves that was given is not one of this log");
    }
    return success();
}

void LogVerifier::find(LogFault fault, std::uint64_t leaf, std::string sentence) {
    if (!verdict_.first)
        verdict_.first = LogFinding{fault, leaf, std::move(sentence)};
}

} // namespace seenheard
