#include "sync/server/configuration/Setting.h"

#include "sync/server/http/ListenAddress.h"
#include "sync/server/signin/IssuerClient.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <numeric>
#include <vector>

namespace seenheard {

namespace {

using Kind = Setting::Kind;

constexpr std::array settings{
    Setting{"store", "FILE", "The server's store, as made by init; or postgresql://..."},
    Setting{"keys", "URL", "With a store on PostgreSQL: postgresql://... of the records' keys."},
    Setting{"secret", "FILE", "With a store on PostgreSQL: the file of its secret, as made by init."},
    Setting{"listen", "ADDRESS", "IP address and port; port 0 picks a free one.", Kind::Address, "127.0.0.1:8443"},
    Setting{"proxy-socket", "FILE",
        "Also a socket, for a proxy on this machine that ends TLS (PROXY protocol 2; mode 0660).", Kind::Socket},
    Setting{"port-file", "FILE", "Where the port is written once it is open."},
    Setting{"tls-certificate", "FILE", "The server's certificate (PEM) in place of the one in the store."},
    Setting{"tls-key", "FILE", "Its private key (PEM)."},
    Setting{"metrics", "ADDRESS", "Loopback address and port for /metrics, /livez and /readyz.", Kind::Address},
    Setting{"oidc-issuer", "URL", "Whose sign-ins (OpenID Connect) people at desks may come with.", Kind::Issuer},
    Setting{"oidc-audience", "TEXT", "This server, as its tokens name it: the client id."},
    Setting{"oidc-claim", "NAME", "What in a token is the number of a person in the force's lists.", Kind::Any, "sub"},
    Setting{"oidc-authority", "FILE", "Who certifies the issuer (PEM); without it those that this machine trusts."},
    Setting{"log-format", "FORMAT", "Lines of JSON, or text.", Kind::Choice, "json", 0, 0, "json text"},
    Setting{"log-level", "LEVEL", "The least that is logged.", Kind::Choice, "notice", 0, 0,
        "debug notice warning failure"},
    Setting{"threads", "N", "Threads that answer requests.", Kind::Number, "4", 1, 64},
    Setting{"queue", "N", "Requests that may wait for a thread; more are told to come back.", Kind::Number, "1024", 1,
        100'000},
    Setting{
        "connections", "N", "Connections at a time; strangers give way to tablets.", Kind::Number, "4096", 16, 100'000},
    Setting{"address-connections", "N", "Connections of one IP address at a time; 0 for no bound.", Kind::Number, "0",
        0, 100'000},
    Setting{"body-memory", "MIB", "Memory for bodies being read or answered.", Kind::Number, "256", 16, 65'536},
    Setting{"tablet-rate", "N", "Requests a minute that one tablet may make.", Kind::Number, "6000", 1, 1'000'000},
    Setting{"address-rate", "N", "Requests a minute that one IP address may make without a tablet's certificate.",
        Kind::Number, "6000", 1, 1'000'000},
    Setting{"grace", "SECONDS", "How long what is under way may take once the server is told to stop.", Kind::Number,
        "10", 1, 300},
    Setting{"disk-reserve", "MIB", "Free space under which the server says that it is not ready.", Kind::Number, "256",
        1, 1'000'000},
    Setting{"backup-mark", "FILE", "A file that each good backup touches, so that its age can be watched."},
};

/// How many letters have to be put in, taken out or changed.
std::size_t lettersApart(std::string_view one, std::string_view other) {
    std::vector<std::size_t> row(other.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < one.size(); ++i) {
        auto diagonal = row[0];
        row[0] = i + 1;
        for (std::size_t j = 0; j < other.size(); ++j) {
            const auto changed = diagonal + (one[i] == other[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({changed, row[j] + 1, row[j + 1] + 1});
        }
    }
    return row.back();
}

Status checkNumber(const Setting& setting, const std::string& value) {
    std::int64_t number = 0;
    const auto [end, failed] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (failed == std::errc() && end == value.data() + value.size() && number >= setting.least
        && number <= setting.most)
        return success();
    return fail(ErrorCode::InvalidInput,
        std::string(setting.name) + " takes a whole number from " + std::to_string(setting.least) + " to "
            + std::to_string(setting.most) + ", not '" + value + "'.");
}

Status checkChoice(const Setting& setting, const std::string& value) {
    const auto all = " " + std::string(setting.choices) + " ";
    if (!value.empty() && value.find(' ') == std::string::npos && all.find(" " + value + " ") != std::string::npos)
        return success();
    return fail(ErrorCode::InvalidInput,
        std::string(setting.name) + " is one of " + std::string(setting.choices) + ", not '" + value + "'.");
}

} // namespace

std::span<const Setting> knownSettings() {
    return settings;
}

const Setting* settingNamed(std::string_view name) {
    const auto found = std::ranges::find(settings, name, &Setting::name);
    return found == settings.end() ? nullptr : &*found;
}

std::optional<std::string_view> settingLike(std::string_view name) {
    const auto& nearest = *std::ranges::min_element(
        settings, {}, [name](const Setting& setting) { return lettersApart(setting.name, name); });
    const auto most = std::max<std::size_t>(2, nearest.name.size() / 3);
    return lettersApart(nearest.name, name) <= most ? std::optional(nearest.name) : std::nullopt;
}

Status checkValue(const Setting& setting, const std::string& value) {
    switch (setting.kind) {
    case Kind::Number: return checkNumber(setting, value);
    case Kind::Choice: return checkChoice(setting, value);
    case Kind::Address: {
        const auto address = listenAddressFrom(value);
        return address ? success() : Status(address.error());
    }
    case Kind::Socket:
        if (!value.starts_with('/'))
            return fail(ErrorCode::InvalidInput,
                std::string(setting.name)
                    + " takes the whole path of a socket, such as /run/seenheard/server.sock, not '" + value + "'.");
        break;
    case Kind::Issuer: return checkIssuer(value);
    case Kind::Any: break;
    }
    return value.empty() ? Status(fail(ErrorCode::InvalidInput, std::string(setting.name) + " has no value."))
                         : success();
}

std::string environmentName(std::string_view setting) {
    std::string name = "SEENHEARD_SERVER_";
    for (const auto character : setting) {
        const bool letter = character >= 'a' && character <= 'z';
        name += character == '-' ? '_' : letter ? static_cast<char>(character - 'a' + 'A') : character;
    }
    return name;
}

} // namespace seenheard
