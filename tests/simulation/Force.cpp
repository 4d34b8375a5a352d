#include "tests/simulation/Force.h"

#include "sync/engine/BoxDelivery.h"
#include "sync/forms/AdministrationForm.h"
#include "tests/simulation/full/StoredServerPlace.h"
#include "tests/simulation/full/StoredTabletPlace.h"
#include "tests/simulation/server/MemoryServerPlace.h"
#include "tests/simulation/tablet/ModelTabletPlace.h"
#include "tests/simulation/world/IncidentForm.h"
#include "tests/simulation/world/QuickSigning.h"

namespace seenheard {

namespace {

constexpr std::string_view serverName = "simulated.example";
constexpr std::size_t requestsRemembered = 12;

LogEnd emptyLog(const SigningKey& issuingKey, std::int64_t nowMs) {
    LogEnd end;
    end.head.ref.root = merkleEmptyRoot();
    end.head.signedAtMs = nowMs;
    sign(end.head, issuingKey);
    return end;
}

SignerCertificate certificateFor(
    const SigningKey& key, std::size_t number, Random& random, const SigningKey& issuingKey) {
    SignerCertificate certificate;
    certificate.signingKey = key.publicKey();
    certificate.officer = random.id<OfficerId>();
    certificate.officerName = "PC " + std::to_string(1000 + number);
    certificate.role = number % 3 == 0 ? Role::Supervisor : Role::Officer;
    certificate.team = "Response 0";
    certificate.district = "Bradford";
    certificate.tablet = random.id<TabletId>();
    certificate.tabletName = "tablet " + std::to_string(number);
    sign(certificate, issuingKey);
    return certificate;
}

} // namespace

Force::Force(std::uint64_t seed, Profile profile)
    : seed_(seed)
    , profile_(profile)
    , chance_(seed, {3})
    , judge_(ledger_, verdict_)
    , root_(newKey())
    , issuingKey_(newKey())
    , ingestKey_(SealingKey::generate(chance_))
    , boxKeys_{ingestKey_.publicKey(), SealingKey::generate(chance_).publicKey()}
    , serverDisk_(Chance(seed, {4}))
    , serverClock_(timeline_)
    , hostile_(issuingKey_, std::as_const(judge_).log()) {
    issuing_.issuingKey = issuingKey_.publicKey();
    issuing_.serverName = serverName;
    sign(issuing_, root_);
    identityKey_ = chance_.bytes(32);
    auto signerKey = newKey();
    SignerCertificate signer;
    signer.signingKey = signerKey.publicKey();
    signer.officer = chance_.id<OfficerId>();
    signer.officerName = serverName;
    signer.role = Role::Server;
    sign(signer, issuingKey_);
    officers_.emplace(signer.signer(), signer.officer);
    ServerIdentity identity{std::string(serverName), root_.publicKey(), boxKeys_.recovery,
        SigningKey::fromSeed(issuingKey_.seed()).value(), issuing_, std::move(signerKey), std::move(signer),
        SealingKey::fromSecret(ingestKey_.secret()).value(), SecretBytes(Bytes(identityKey_)), {}, {}};
    if (auto placed = placeServer(identity); !placed) {
        verdict_.find(BrokenPromise::Lost, placed.error().message);
        return;
    }
    server_ = std::make_unique<SimulatedServer>(
        *place_, std::move(identity), serverDisk_, serverClock_, Chance(seed, {5}), 1 + chance_.below(3));
    place_->setWhileWriting([this] { comeBetween(); });
    if (auto published = place_->publish(incidentForm(), timeline_.nowMs()); !published)
        verdict_.find(BrokenPromise::Lost, published.error().message);
    administrators_ = std::make_unique<Administrators>(*server_, *place_, judge_, serverClock_, Chance(seed, {9}));
    const bool many = profile_ == Profile::Model && chance_.oneIn(12);
    enrolOfficers(many ? 10 + chance_.below(41) : 3 + chance_.below(6));
    for (auto& tablet : tablets_)
        changeTeam(*tablet, chance_);
    startServer();
    shareTablets(chance_);
    for (auto& tablet : tablets_)
        startTablet(*tablet);
}

SigningKey Force::newKey() {
    return profile_ == Profile::Model ? quickKey(chance_) : SigningKey::generate(chance_);
}

Status Force::placeServer(const ServerIdentity& identity) {
    const auto end = emptyLog(issuingKey_, timeline_.nowMs());
    if (profile_ == Profile::Model) {
        place_ = std::make_unique<MemoryServerPlace>(serverDisk_, end);
        const auto form = FormDefinition::fromJson(bytesOf(administrationFormJson()));
        const auto published = form ? place_->publish(*form, timeline_.nowMs()) : Status(form.error());
        return published ? place_->enrol(identity.signer) : published;
    }
    auto place = StoredServerPlace::create(directory_ / "server.db", serverDisk_, identity, end, chance_);
    if (!place)
        return place.error();
    place_ = std::move(*place);
    return success();
}

Status Force::placeTablet(SimulatedTablet& tablet) {
    const auto directory = directory_ / ("tablet-" + std::to_string(tablet.number()));
    const auto& officer = tablet.officer();
    if (auto written = writeOutside(tablet, directory); !written)
        return written;
    if (profile_ == Profile::Model) {
        tablet.setPlace(std::make_unique<ModelTabletPlace>(tablet, directory, boxKeys_));
        return success();
    }
    Enrolled enrolled;
    enrolled.authority.serverName = serverName;
    enrolled.authority.root = root_.publicKey();
    enrolled.issuing = issuing_;
    enrolled.signer = officer.certificate;
    enrolled.identityKey = identityKey_;
    enrolled.ingestKey = boxKeys_.ingest;
    enrolled.recoveryKey = boxKeys_.recovery;
    auto place = StoredTabletPlace::create({directory, chance_.bytes(32), std::move(enrolled), &officer.key},
        tablet.disk(), tablet.clock(), tablet.chance());
    if (!place)
        return place.error();
    tablet.setPlace(std::move(*place));
    return success();
}

void Force::enrolOfficers(std::size_t officers) {
    for (std::size_t number = 0; number < officers; ++number) {
        auto key = newKey();
        auto certificate = certificateFor(key, number, chance_, issuingKey_);
        officers_.emplace(certificate.signer(), certificate.officer);
        if (auto enrolled = place_->enrol(certificate); !enrolled)
            verdict_.find(BrokenPromise::Lost, enrolled.error().message);
        const auto id = certificate.tablet;
        tablets_.push_back(std::make_unique<SimulatedTablet>(
            number, OfficerOnTablet{std::move(key), std::move(certificate), {}}, surrounding(number, id), seed_));
        if (auto placed = placeTablet(*tablets_.back()); !placed)
            verdict_.find(BrokenPromise::Lost, placed.error().message);
    }
}

TabletSurrounding Force::surrounding(std::size_t tablet, const TabletId& id) {
    return {timeline_, weather, faults_, judge_,
        [this, tablet, id](const HttpRequest& request) { return carry(request, tablet, id); }, std::string(serverName),
        issuingKey_.publicKey(), root_.publicKey()};
}

void Force::clone(std::size_t tablet) {
    auto& original = *tablets_[tablet];
    const auto number = tablets_.size();
    auto key = SigningKey::fromSeed(original.officer().key.seed()).value();
    const auto certificate = original.officer().certificate;
    tablets_.push_back(
        std::make_unique<SimulatedTablet>(number, OfficerOnTablet{std::move(key), certificate, original.officer().team},
            surrounding(number, certificate.tablet), seed_));
    auto& copy = *tablets_.back();
    auto place = original.place().clone(copy);
    if (!place) {
        tablets_.pop_back();
        return;
    }
    copy.setPlace(std::move(*place));
    copy.damaged = original.damaged;
    expectForks(original);
    startTablet(copy);
    ++faults_["tablet cloned"];
}

std::optional<HttpResponse> Force::carry(const HttpRequest& request, std::size_t tablet, const TabletId& id) {
    recent_.emplace_back(request, id);
    if (recent_.size() > requestsRemembered)
        recent_.pop_front();
    auto sent = request;
    if (skewed_.erase(tablet) != 0) {
        if (auto canonical = unpackMessage(sent.body)) {
            canonical->at(1) = 2; // the version, behind the array's head
            sent.body = packMessage(*canonical);
            ++faults_["request of another version"];
        }
    }
    if (astray_.contains(tablet))
        return second_->handle(sent, id);
    if (pretending_ && judge_.deceived().contains(tablet))
        return pretended(request);
    auto response = server_->handle(sent, id, chance_.next());
    if (response && lies_.contains(tablet)) {
        if (auto lie = lied(request, *response)) {
            lies_.erase(tablet);
            ++faults_["answer falsified"];
            return lie;
        }
    }
    return response;
}

void Force::comeBetween() {
    if (between_ || recent_.empty() || !chance_.oneIn(10))
        return;
    between_ = true;
    const auto [request, id] = recent_[chance_.below(recent_.size())];
    static_cast<void>(server_->handle(request, id, chance_.next()));
    between_ = false;
    ++faults_["request in another's turn"];
}

OfficerOf Force::officerOf() const {
    return [this](const SignerId& signer) {
        const auto known = officers_.find(signer);
        return known == officers_.end() ? OfficerId{} : known->second;
    };
}

void Force::startServer() {
    if (auto started = server_->start(); !started)
        verdict_.find(BrokenPromise::Lost, "the server does not start any more: " + started.error().message);
}

void Force::startLater() {
    if (server_->isDown() && !serverStarting_) {
        serverStarting_ = true;
        timeline_.after(chance_.between(500, 120'000), [this] {
            serverStarting_ = false;
            startServer();
        });
    }
    for (auto& tablet : tablets_) {
        if (tablet->isRunning() || starting_.contains(tablet->number()) || tablet->isLocked())
            continue;
        starting_.insert(tablet->number());
        timeline_.after(chance_.between(500, 600'000), [this, number = tablet->number()] {
            starting_.erase(number);
            startTablet(*tablets_[number]);
        });
    }
}

bool Force::step() {
    if (!timeline_.step())
        return false;
    settle();
    return true;
}

void Force::settle() {
    if (serverDisk_.isDead()) {
        server_->losePower();
        ++faults_["server without power"];
    }
    administrators_->lookUp();
    judge_.watchServer(*place_);
    for (auto& tablet : tablets_) {
        if (tablet->disk().isDead()) {
            losePower(*tablet);
        }
        closeWhereTold(*tablet);
    }
    startLater();
}

void Force::losePower(SimulatedTablet& tablet) {
    tablet.losePower();
    ++faults_["tablet without power"];
    checkLeftBehind(tablet);
}

void Force::expectForks(const SimulatedTablet& tablet) {
    judge_.log().acts().expectForks(tablet.officer().certificate.signer());
}

void Force::changeTeam(const SimulatedTablet& tablet, Chance& chance) {
    const auto& officer = tablet.officer().certificate.officer;
    const auto team = "Response " + std::to_string(chance.below(teams()));
    std::set<RecordScope> scopes{{ScopeKind::Team, team}};
    if (chance.oneIn(4))
        scopes.insert({ScopeKind::Team, "Response " + std::to_string(chance.below(teams()))});
    if (chance.oneIn(4))
        scopes.insert({ScopeKind::Child, "child-" + std::to_string(chance.below(knownChildren))});
    for (auto& one : tablets_)
        if (one->officer().certificate.officer == officer)
            one->moveTo(team);
    administrators_->assign(officer, scopes);
    ++faults_["change of team"];
}

void Force::loseRecord(SimulatedTablet& tablet, Chance& chance) {
    std::optional<RecordId> lost;
    tablet.run([&] { lost = tablet.store().loseRecord(chance); });
    if (!lost)
        return;
    tablet.damaged.insert(*lost);
    ++faults_["record lost from a store"];
}

void Force::deliverBox(SimulatedTablet& tablet) {
    BoxDelivery delivery(tablet.place().box(), {std::string(serverName), issuingKey_.publicKey()}, 0);
    for (;;) {
        const auto request = delivery.nextRequest();
        if (!request || !*request)
            return;
        const auto passage = weather.passage(chance_, faults_);
        if (!tablet.online || passage.requestLost || passage.requestCut)
            return;
        const auto response = carry(**request, tablet.number(), tablet.officer().certificate.tablet);
        if (!response || passage.answerLost || passage.answerCut || !delivery.take(*response))
            return;
        ++faults_["black box delivered"];
    }
}

void Force::tidyBox(SimulatedTablet& tablet) {
    tablet.run([&] { static_cast<void>(tablet.store().sweep()); });
    checkLeftBehind(tablet);
}

void Force::checkLeftBehind(SimulatedTablet& tablet) {
    judge_.checkBox(tablet.number(), tablet.place().box(), tablet.saved);
    if (profile_ == Profile::Full)
        judge_.checkFiles(tablet.place().directory());
}

void Force::checkAll() {
    judge_.checkServer(*place_);
    for (auto& tablet : tablets_) {
        checkLeftBehind(*tablet);
        if (tablet->isRunning())
            judge_.checkTablet(tablet->seen());
    }
}

bool Force::isAtRest() {
    for (auto& tablet : tablets_) {
        if (!tablet->isRunning() && tablet->isWiped() && rests_ > 1)
            continue;
        if (!tablet->isRunning())
            return false;
        auto& store = tablet->store().sync();
        const auto position = store.position();
        const auto outgoing = store.outgoing(0, limits::pushBytes, 1);
        const auto awaiting = store.awaiting(0, 1);
        const auto beside = store.besideCursor(0);
        const auto& signer = tablet->officer().certificate.signer();
        if (!position || !outgoing || !awaiting || !beside || !outgoing->empty()
            || position->cursor.leaf != judge_.log().feedEnd(signer))
            return false;
        // To whom nothing new comes, nothing more is told of what is held.
        if (judge_.log().acts().revokedAt(signer))
            continue;
        if (!awaiting->empty() || !beside->records.empty() || beside->fill || !beside->history.empty())
            return false;
    }
    return true;
}

void Force::checkAtRest() {
    judge_.checkServer(*place_);
    if (profile_ == Profile::Full)
        judge_.checkFiles(directory_.path());
    for (auto& tablet : tablets_) {
        checkLeftBehind(*tablet);
        if (tablet->isRunning())
            judge_.checkAtRest(tablet->seen());
        else if (tablet->isWiped())
            judge_.checkLocked(tablet->number(), tablet->saved);
        else
            verdict_.find(BrokenPromise::Lost, "tablet " + std::to_string(tablet->number()) + " never started again");
    }
}

} // namespace seenheard
