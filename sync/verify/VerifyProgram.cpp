#include "sync/verify/VerifyProgram.h"

#include "sync/verify/LogVerifier.h"

#include <charconv>
#include <ostream>

namespace seenheard {

namespace {

constexpr int whole = 0;
constexpr int notWhole = 1;
constexpr int notChecked = 2;

constexpr std::string_view usage =
    "Says whether an export of the server's log is whole, or names the first header that is not as it was signed.\n\n"
    "Usage: seenheard-verify [--root HEX] [--head EPOCH:SIZE:HEX]... FILE\n\n"
    "  --root HEX               The root key that tablets have pinned. Without it the one in the export is believed.\n"
    "  --head EPOCH:SIZE:HEX    A tree head from a tablet or an earlier export that this log has to continue.\n\n"
    "Ends with 0 where it is whole, 1 where it is not, 2 where that could not be found out.\n";

struct Asked {
    std::filesystem::path file;
    KnownFacts known;
};

std::optional<std::uint64_t> numberIn(std::string_view text) {
    std::uint64_t value = 0;
    const auto* end = text.data() + text.size();
    const auto [behind, error] = std::from_chars(text.data(), end, value);
    return error == std::errc() && behind == end ? std::optional(value) : std::nullopt;
}

std::optional<TreeHeadRef> headIn(const std::string& text) {
    const auto first = text.find(':');
    const auto second = first == std::string::npos ? first : text.find(':', first + 1);
    if (second == std::string::npos)
        return std::nullopt;
    const auto epoch = numberIn(text.substr(0, first));
    const auto size = numberIn(text.substr(first + 1, second - first - 1));
    const auto root = Hash::fromHex(text.substr(second + 1));
    if (!epoch || !size || !root)
        return std::nullopt;
    return TreeHeadRef{*epoch, *size, *root};
}

Result<Asked> read(const std::vector<std::string>& words) {
    Asked asked;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto& word = words[i];
        const bool takesValue = word == "--root" || word == "--head";
        if (takesValue && i + 1 == words.size())
            return fail(ErrorCode::InvalidInput, word + " takes a value.");
        if (word == "--root") {
            asked.known.root = PublicKey::fromHex(words[++i]);
            if (!asked.known.root)
                return fail(ErrorCode::InvalidInput, "--root takes a key of 64 hexadecimal digits.");
        } else if (word == "--head") {
            const auto head = headIn(words[++i]);
            if (!head)
                return fail(
                    ErrorCode::InvalidInput, "--head takes EPOCH:SIZE:HEX, the root of the tree in hexadecimal.");
            asked.known.heads.push_back(*head);
        } else if (word.starts_with("--") || !asked.file.empty()) {
            return fail(ErrorCode::InvalidInput, "'" + word + "' is not understood.");
        } else {
            asked.file = word;
        }
    }
    if (asked.file.empty())
        return fail(ErrorCode::InvalidInput, "The name of an export is missing.");
    return asked;
}

std::string_view wordFor(LogFault fault) {
    switch (fault) {
    case LogFault::Altered: return "altered";
    case LogFault::Dropped: return "dropped";
    case LogFault::Inserted: return "inserted";
    case LogFault::Reordered: return "reordered";
    case LogFault::CutShort: return "cut short";
    case LogFault::Head: return "head not signed";
    case LogFault::Index: return "index altered";
    case LogFault::Certificate: return "certificate not good";
    case LogFault::Epoch: return "epoch not good";
    case LogFault::OtherHistory: return "other history";
    }
    return "not whole";
}

void tell(const Verdict& verdict, std::ostream& out) {
    if (verdict.whole())
        out << "whole: ";
    else if (verdict.first)
        out << wordFor(verdict.first->fault) << " at leaf " << verdict.first->leaf << ": " << verdict.first->sentence
            << "\nGood before that: ";
    else
        out << "parts altered: every header is as it was signed, " << verdict.wrongPartCount
            << " of the parts are not\n";
    for (const auto& part : verdict.wrongParts)
        out << (part.damaged ? "part that the server could not open: " : "part altered: ") << "leaf " << part.leaf
            << ", part " << part.part << "\n";
    out << verdict.leaves << " leaves in " << verdict.turns << " signed heads of '" << verdict.serverName << "', "
        << verdict.signers << " signers, " << verdict.partsAbsent << " parts absent, " << verdict.missingNumbers
        << " numbers missing in signers' chains\n";
    if (verdict.head)
        out << "head: " << verdict.head->epoch << ":" << verdict.head->size << ":" << verdict.head->root.hex() << "\n";
    out << "root key: " << verdict.root.hex() << "\n";
}

} // namespace

int runVerifyProgram(const std::vector<std::string>& words, std::ostream& out, std::ostream& err) {
    if (words.size() == 1 && (words[0] == "--help" || words[0] == "-h")) {
        out << usage;
        return whole;
    }
    const auto asked = read(words);
    if (!asked) {
        err << "seenheard-verify: " << asked.error().message << "\n\n" << usage;
        return notChecked;
    }
    const auto verdict = LogVerifier::verify(asked->file, asked->known);
    if (!verdict) {
        err << "seenheard-verify: " << verdict.error().message << "\n";
        return notChecked;
    }
    tell(*verdict, out);
    if (!asked->known.root)
        err << "The root key was believed as it stands in the export; give the pinned one with --root.\n";
    return verdict->whole() ? whole : notWhole;
}

} // namespace seenheard
