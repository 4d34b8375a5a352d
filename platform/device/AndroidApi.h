#pragma once

#include "platform/base/Result.h"
#include "platform/crypto/SecretBytes.h"

#include <jni.h>

namespace seenheard {

/// What is asked of Android itself by JNI, in one place that knows nothing of Qt. On any thread that the virtual
/// machine knows or may be told of.

/// Seals octets under a key of the Android Keystore, made for that name where there is none: in hardware where the
/// device has it, and usable on this device only.
[[nodiscard]] Result<Bytes> sealInKeystore(JavaVM& machine, const std::string& name, BytesView secret);
/// NotFound where there is no key of that name; NotOurs where the octets were sealed under another.
[[nodiscard]] Result<SecretBytes> openInKeystore(JavaVM& machine, const std::string& name, BytesView sealed);
/// The key goes: what it sealed opens no more.
[[nodiscard]] Status eraseFromKeystore(JavaVM& machine, const std::string& name);
/// FLAG_SECURE of an activity's window. On the activity's own thread.
[[nodiscard]] bool leaveOutOfScreenshots(JNIEnv& machine, jobject activity);

} // namespace seenheard
