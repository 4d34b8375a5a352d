#include "sync/server/store/postgresql/PostgresError.h"

#include <array>

namespace seenheard {

namespace {

struct Meaning {
    std::string_view state; ///< The beginning of an SQLSTATE.
    ErrorCode code;
    std::string_view advice;
};

constexpr std::array meanings{
    Meaning{"23505", ErrorCode::AlreadyExists, ""},
    Meaning{"42501", ErrorCode::NotEntitled,
        " The role may not do this; 'seenheard-server migrate' grants what the server needs."},
    Meaning{"42P01", ErrorCode::NotOurs, " Run 'seenheard-server migrate' with the role that owns the tables."},
    Meaning{"3F000", ErrorCode::NotOurs, " Run 'seenheard-server migrate' with the role that owns the tables."},
    Meaning{"53", ErrorCode::StorageFull, " Give the database server room, or more connections."},
    Meaning{"55P03", ErrorCode::Busy, " Another process has the turn. Try again in a moment."},
    Meaning{"57014", ErrorCode::Busy, " Try again in a moment."},
    Meaning{"40", ErrorCode::Busy, " Try again in a moment."},
    Meaning{"57P", ErrorCode::Unreachable, " The database server is stopping or starting. Try again in a moment."},
};

std::string firstLine(const char* message) {
    std::string line = message == nullptr ? "" : message;
    line = line.substr(0, line.find('\n'));
    return line.empty() ? "no reason was given" : line;
}

} // namespace

Error postgresError(const PGresult* result, const std::string& place) {
    const auto* state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
    const auto refused = place + " refused: " + firstLine(PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY));
    const std::string found = state == nullptr ? "" : state;
    for (const auto& meaning : meanings) {
        if (found.starts_with(meaning.state))
            return fail(meaning.code, refused + "." + std::string(meaning.advice));
    }
    return fail(ErrorCode::StorageFailed, refused + " (" + found + ").");
}

bool isPassing(const PGresult* result) {
    const auto* state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
    return state != nullptr && std::string_view(state).starts_with("40");
}

Error postgresUnreachable(const PGconn* connection, const std::string& place) {
    return fail(ErrorCode::Unreachable,
        "The database " + place + " cannot be reached: " + firstLine(PQerrorMessage(connection))
            + ". Check that it runs and that this machine may connect; the server connects again by itself.");
}

Error notOnStandby(const std::string& place) {
    return fail(ErrorCode::Unreachable,
        "A change was kept at " + place
            + ", but no standby has said that it has it: the wait was cut off. It is not acknowledged to anybody. "
              "Check "
              "the standbys.");
}

} // namespace seenheard
