#include "tests/bench/EnrolledTablet.h"

#include "platform/database/Transaction.h"

namespace seenheard::bench {

namespace {

constexpr std::size_t keyOctets = 32;
constexpr std::size_t tlsCertificateOctets = 500;

/// What a server would have answered to the enrolment of that key.
Enrolled enrolledUnder(Random& random, const Clock& clock, const PublicKey& signingKey) {
    const auto root = SigningKey::generate(random);
    const auto issuingKey = SigningKey::generate(random);
    Enrolled enrolled;
    enrolled.authority = {"Bench", root.publicKey(), random.bytes(tlsCertificateOctets)};
    enrolled.issuing = {issuingKey.publicKey(), "Bench", clock.now().utcMs, {}};
    sign(enrolled.issuing, root);
    auto& signer = enrolled.signer;
    signer.signingKey = signingKey;
    signer.officer = random.id<OfficerId>();
    signer.officerName = "PC 1 Bench";
    signer.team = "Response";
    signer.district = "Central";
    signer.tablet = random.id<TabletId>();
    signer.tabletName = "Tablet 1";
    signer.issuedAtMs = clock.now().utcMs;
    sign(signer, issuingKey);
    enrolled.identityKey = random.bytes(keyOctets);
    enrolled.ingestKey = SealingKey::generate(random).publicKey();
    enrolled.recoveryKey = SealingKey::generate(random).publicKey();
    return enrolled;
}

Status addForm(TabletStore& store, const FormDefinition& form) {
    auto transaction = Transaction::begin(store.database());
    if (!transaction)
        return transaction.error();
    PublishedForm published;
    published.hash = form.hash();
    published.definition = form.octets();
    if (auto added = store.forms().add(published); !added)
        return added.error();
    return transaction->commit();
}

} // namespace

EnrolledTablet::EnrolledTablet() : key_(SigningKey::generate(random_)) {}

Result<std::unique_ptr<EnrolledTablet>> EnrolledTablet::make(
    const std::filesystem::path& directory, const FormDefinition& form) {
    std::unique_ptr<EnrolledTablet> tablet(new EnrolledTablet());
    const ProfileDirectory profile{directory};
    const auto databaseKey = tablet->random_.bytes(keyOctets);
    const auto enrolled = enrolledUnder(tablet->random_, tablet->clock_, tablet->key_.publicKey());
    if (auto made = TabletStore::create(profile, databaseKey, enrolled); !made)
        return made.error();
    tablet->lines_ = std::make_unique<RecordLines>(signerIdOf(tablet->key_.publicKey()));
    auto store = TabletStore::open(profile, databaseKey, {*tablet->lines_, tablet->random_, tablet->clock_});
    if (!store)
        return store.error();
    tablet->store_ = *std::move(store);
    if (auto added = addForm(*tablet->store_, form); !added)
        return added.error();
    tablet->tabletClock_.emplace(tablet->clock_, tablet->store_->profile());
    tablet->writer_.emplace(*tablet->store_, tablet->key_, *tablet->tabletClock_, tablet->random_, nullptr);
    return tablet;
}

Result<EntryDraft> EnrolledTablet::draftOf(const FormDefinition& form, const Answers& answers) {
    WritableRecord record;
    record.id = record.shown.id = random_.id<RecordId>();
    const auto context = writer_->context(record, form, {});
    auto operations = operationsFor(context, answers);
    if (!operations)
        return operations.error();
    auto envelope = operationsFor(context, writer_->envelopeAnswers(std::nullopt, std::nullopt));
    if (!envelope)
        return envelope.error();
    operations->insert(operations->end(), envelope->begin(), envelope->end());
    return EntryDraft{record.id, FormRef{form.id(), form.hash()}, *std::move(operations), random_.id<DraftId>(), true};
}

} // namespace seenheard::bench
