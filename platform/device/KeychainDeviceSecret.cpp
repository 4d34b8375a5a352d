#include "platform/device/KeychainDeviceSecret.h"

#include "platform/crypto/Hashing.h"
#include "platform/device/SecretService.h"

#include <qt6keychain/keychain.h>

#include <QByteArray>
#include <algorithm>
#include <condition_variable>
#include <memory>
#include <optional>

namespace seenheard {

struct KeychainDeviceSecret::Answer {
    std::optional<QKeychain::Error> error; ///< Nothing where none came in time.
    QString words;
    QByteArray data;
};

namespace {

/// Shared with the thread that asks, so that an answer that comes too late finds its place.
template<typename T>
struct Awaited {
    std::mutex mutex;
    std::condition_variable came;
    std::optional<T> answer;
};

QString text(std::string_view words) {
    return QString::fromUtf8(words.data(), static_cast<qsizetype>(words.size()));
}

/// Binds a secret to its name: what the key ring shows under a name was put there under it, whole.
Hash bound(std::string_view name, BytesView secret) {
    Bytes both = copyOf(bytesOf(name));
    both.push_back(0);
    both.insert(both.end(), secret.begin(), secret.end());
    const auto digest = sha256(both);
    std::fill(both.begin(), both.end(), std::uint8_t{0});
    return digest;
}

Error lockedRing() {
    return fail(ErrorCode::Locked,
        "The computer's key ring is locked. Unlock it by signing in to the computer, or in its own settings, then try "
        "again; nothing is lost.");
}

Error noRing() {
    return fail(ErrorCode::Unsupported,
        "No key ring answers here: this is no desktop session, or none is installed. Sign in to the computer's desktop "
        "and try again; nothing is lost.");
}

/// Why the key ring did not do it. It says the same of several causes, so it is asked how it stands.
Error refusal(std::optional<QKeychain::Error> error, const QString& words) {
    if (!error)
        return fail(ErrorCode::Busy,
            "The computer's key ring did not answer in time. It may be asking for its password in a window: answer "
            "that, then try again; nothing is lost.");
    switch (secretServiceState()) {
    case SecretServiceState::Absent: return noRing();
    case SecretServiceState::Locked: return lockedRing();
    case SecretServiceState::Open: break;
    }
    if (*error == QKeychain::AccessDeniedByUser || *error == QKeychain::AccessDenied)
        return lockedRing();
    return fail(ErrorCode::StorageFailed,
        "The computer's key ring failed: " + words.toStdString()
            + ". Sign in to the computer again, then try once more; "
              "nothing is lost.");
}

} // namespace

KeychainDeviceSecret::KeychainDeviceSecret(std::string service, std::chrono::milliseconds patience)
    : service_(std::move(service))
    , patience_(patience) {}

KeychainDeviceSecret::Answer KeychainDeviceSecret::ask(const MakeJob& make) {
    auto answer = askOnce(make);
    if (!answer.error || *answer.error == QKeychain::NoError || *answer.error == QKeychain::EntryNotFound)
        return answer;
    // It may have been started anew since it was asked last.
    thread_.post(forgetSecretService);
    return askOnce(make);
}

KeychainDeviceSecret::Answer KeychainDeviceSecret::askOnce(MakeJob make) {
    const auto awaited = std::make_shared<Awaited<Answer>>();
    thread_.post([awaited, make = std::move(make)] {
        // Deletes itself when it has finished, however late that is.
        auto* job = make();
        QObject::connect(job, &QKeychain::Job::finished, job, [awaited](QKeychain::Job* done) {
            const auto* read = dynamic_cast<QKeychain::ReadPasswordJob*>(done);
            const std::lock_guard lock(awaited->mutex);
            awaited->answer = Answer{done->error(), done->errorString(), read ? read->binaryData() : QByteArray()};
            awaited->came.notify_one();
        });
        job->start();
    });
    std::unique_lock lock(awaited->mutex);
    awaited->came.wait_for(lock, patience_, [&awaited] { return awaited->answer.has_value(); });
    return awaited->answer.value_or(Answer{});
}

Result<SecretBytes> KeychainDeviceSecret::read(std::string_view name) {
    auto answer = ask([service = text(service_), key = text(name)] {
        auto* job = new QKeychain::ReadPasswordJob(service);
        job->setKey(key);
        return job;
    });
    if (answer.error == QKeychain::EntryNotFound) {
        // What a locked key ring answers as well.
        if (secretServiceState() == SecretServiceState::Locked)
            return lockedRing();
        return fail(ErrorCode::NotFound, "The computer's key ring shows nothing under that name.");
    }
    if (answer.error != QKeychain::NoError)
        return refusal(answer.error, answer.words);
    const BytesView content(
        reinterpret_cast<const std::uint8_t*>(answer.data.constData()), static_cast<std::size_t>(answer.data.size()));
    const auto length = content.size() - std::min(content.size(), Hash::size);
    SecretBytes secret(content.first(length));
    const bool whole = length > 0 && Hash::fromBytes(content.subspan(length)) == bound(name, secret.view());
    answer.data.fill('\0');
    if (!whole)
        return fail(ErrorCode::Corrupt,
            "What the computer's key ring holds of this tablet was altered. Put the key ring back from a backup; what "
            "was saved lies sealed in the black box and is delivered.");
    return secret;
}

Status KeychainDeviceSecret::write(std::string_view name, BytesView secret) {
    if (secret.empty())
        return fail(ErrorCode::InvalidInput, "A device secret has at least one octet.");
    if (const auto there = read(name); there || there.error().code != ErrorCode::NotFound)
        return there
            ? fail(ErrorCode::AlreadyExists, "The key ring holds a secret under that name; it was left as it is.")
            : there.error();
    const auto digest = bound(name, secret);
    QByteArray content(reinterpret_cast<const char*>(secret.data()), static_cast<qsizetype>(secret.size()));
    content.append(reinterpret_cast<const char*>(digest.octets.data()), static_cast<qsizetype>(Hash::size));
    const auto answer = ask([service = text(service_), key = text(name), content] {
        auto* job = new QKeychain::WritePasswordJob(service);
        job->setKey(key);
        job->setBinaryData(content);
        return job;
    });
    content.fill('\0');
    if (answer.error != QKeychain::NoError)
        return refusal(answer.error, answer.words);
    // A key ring that says yes and keeps nothing would cost the tablet its keys.
    const auto kept = read(name);
    if (!kept)
        return kept.error();
    return std::ranges::equal(kept->view(), secret)
        ? success()
        : Status(fail(ErrorCode::StorageFailed, "The computer's key ring did not keep what it was given."));
}

Status KeychainDeviceSecret::erase(std::string_view name) {
    const auto answer = ask([service = text(service_), key = text(name)] {
        auto* job = new QKeychain::DeletePasswordJob(service);
        job->setKey(key);
        return job;
    });
    const auto error = answer.error.value_or(QKeychain::OtherError);
    if (error != QKeychain::NoError && error != QKeychain::EntryNotFound)
        return refusal(answer.error, answer.words);
    // A locked key ring has "nothing" to erase.
    const auto left = read(name);
    if (!left && left.error().code == ErrorCode::NotFound)
        return success();
    return left ? fail(ErrorCode::StorageFailed, "The computer's key ring did not erase this tablet's part of the key.")
                : left.error();
}

bool KeychainDeviceSecret::answers() {
    return secretServiceState() != SecretServiceState::Absent;
}

std::string_view KeychainDeviceSecret::protection() const {
    return "This tablet's part of the key is kept in the computer's key ring, which opens when somebody signs in to "
           "the "
           "computer. It protects against somebody who copies the whole disk: without the password of that sign-in the "
           "PIN cannot even be guessed at. It does not protect against other programs of the account while it is "
           "signed "
           "in, nor against an administrator then; and a computer that signs in by itself without a password protects "
           "no better than a file.";
}

} // namespace seenheard
