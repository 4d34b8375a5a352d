#include "app/shift/ShiftTablet.h"

#include "app/headless/HttpRoad.h"
#include "app/shift/Process.h"
#include "app/viewmodels/ProfileParts.h"

#include <QQuickWindow>

namespace seenheard {

ShiftTablet::ShiftTablet(Kind kind, const Places& places)
    : kind_(std::move(kind))
    , places_(places)
    , profile_(places.world() / kind_.name) {}

ShiftTablet::~ShiftTablet() = default;

Status ShiftTablet::enrol(const CentralServer& server) {
    auto code = server.codeFor(kind_.officer);
    if (!code)
        return code.error();
    auto enrolled = runProgram(places_.tablet(),
        {"enrol", "--profile", argument(profile_), "--server", QString::fromStdString(server.url()), "--code",
            QString::fromStdString(*code), "--tablet-name", QString::fromStdString(kind_.name),
            // A demonstration leaves nothing in anybody's key ring.
            "--device-secret", "file"},
        kind_.pin);
    if (!enrolled)
        return enrolled.error();
    return success();
}

Status ShiftTablet::switchOn() {
    viewModel_ = std::make_unique<TabletViewModel>(partsOf(profile_, {clock_, random_, log_, httpTransportTo}), clock_);
    window_ = std::make_unique<TabletWindow>(*viewModel_);
    if (!window_->window())
        return fail(ErrorCode::Internal, "The screens did not load; what is wrong with them is said above.");
    window_->window()->resize(kind_.size);
    hand_ = std::make_unique<Hand>(*window_->window());
    return success();
}

void ShiftTablet::switchOff() {
    hand_.reset();
    window_.reset();
    viewModel_.reset();
}

QString ShiftTablet::recordShown() const {
    return viewModel_->record()->record();
}

Result<std::string> ShiftTablet::ask(const QStringList& command) const {
    return runProgram(
        places_.tablet(), QStringList(command) << "--profile" << argument(profile_) << "--json", kind_.pin);
}

} // namespace seenheard
