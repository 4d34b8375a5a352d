#include "sync/server/signin/DeskSignIn.h"

#include <algorithm>

namespace seenheard {

namespace {

Error refused(std::string what) {
    return fail(ErrorCode::NotEntitled, std::move(what));
}

} // namespace

Result<Person> DeskSignIn::personOf(std::string_view token, StaffStore& people) {
    const auto keys = keys_.current();
    auto signedIn = keys ? verifyToken(token, *keys, rules_, clock_.now().utcMs) : [&]() -> Result<SignedInPerson> {
        const auto id = keyIdOf(token);
        return id ? fail(ErrorCode::NotFound, "The issuer's keys are not known.") : id.error();
    }();
    if (!signedIn && signedIn.error().code == ErrorCode::NotFound) {
        if (keys_.wantAnother() || !keys)
            return fail(ErrorCode::Busy,
                "The keys that sign-ins are checked with are being fetched from the issuer. Try again in some "
                "seconds.");
        return refused(
            "The sign-in is not good: it is signed with a key that the issuer does not have. Sign in again.");
    }
    if (!signedIn)
        return refused(signedIn.error().message);
    const auto all = people.people();
    if (!all)
        return all.error();
    auto person = std::ranges::find(*all, signedIn->id, &Person::id);
    // Who has left is refused whatever his token says, from the moment that the lists say so.
    if (person == all->end() || person->leftAtMs)
        return refused("The sign-in is good, but whom it names is not among the people of this server, or has left.");
    return *person;
}

} // namespace seenheard
