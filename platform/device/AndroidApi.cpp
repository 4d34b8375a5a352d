#include "platform/device/AndroidApi.h"

namespace seenheard {

namespace {

constexpr jint encrypting = 1;      // Cipher.ENCRYPT_MODE
constexpr jint decrypting = 2;      // Cipher.DECRYPT_MODE
constexpr jint forBoth = 1 | 2;     // KeyProperties.PURPOSE_ENCRYPT | PURPOSE_DECRYPT
constexpr jint flagSecure = 0x2000; // WindowManager.LayoutParams.FLAG_SECURE
constexpr jint tagBits = 128;
constexpr std::size_t nonceSize = 12;

/// The machine's calls on this thread, with one failure for all of them: an exception in Java.
class Java {
public:
    explicit Java(JavaVM& machine) : machine_(machine) {
        if (machine.GetEnv(reinterpret_cast<void**>(&env_), JNI_VERSION_1_6) == JNI_OK)
            return;
        attached_ = machine.AttachCurrentThread(&env_, nullptr) == JNI_OK;
    }
    ~Java() {
        if (attached_)
            machine_.DetachCurrentThread();
    }
    Java(const Java&) = delete;
    Java& operator=(const Java&) = delete;

    [[nodiscard]] JNIEnv& env() const { return *env_; }
    [[nodiscard]] jstring text(const char* words) const { return env_->NewStringUTF(words); }
    template<typename... Arguments>
    [[nodiscard]] jobject make(const char* type, const char* signature, Arguments... arguments) const {
        auto* made = env_->FindClass(type);
        return env_->NewObject(made, env_->GetMethodID(made, "<init>", signature), arguments...);
    }
    template<typename... Arguments>
    [[nodiscard]] jobject callStatic(
        const char* type, const char* name, const char* signature, Arguments... arguments) const {
        auto* of = env_->FindClass(type);
        return env_->CallStaticObjectMethod(of, env_->GetStaticMethodID(of, name, signature), arguments...);
    }
    template<typename... Arguments>
    jobject call(jobject of, const char* name, const char* signature, Arguments... arguments) const {
        return env_->CallObjectMethod(of, method(of, name, signature), arguments...);
    }
    template<typename... Arguments>
    void run(jobject of, const char* name, const char* signature, Arguments... arguments) const {
        env_->CallVoidMethod(of, method(of, name, signature), arguments...);
    }
    [[nodiscard]] bool threw() const {
        const bool so = env_->ExceptionCheck() == JNI_TRUE;
        env_->ExceptionClear();
        return so;
    }
    [[nodiscard]] jbyteArray array(BytesView octets) const {
        auto* made = env_->NewByteArray(static_cast<jsize>(octets.size()));
        env_->SetByteArrayRegion(
            made, 0, static_cast<jsize>(octets.size()), reinterpret_cast<const jbyte*>(octets.data()));
        return made;
    }
    [[nodiscard]] Bytes octets(jobject array) const {
        auto* given = static_cast<jbyteArray>(array);
        Bytes octets(static_cast<std::size_t>(env_->GetArrayLength(given)));
        env_->GetByteArrayRegion(given, 0, static_cast<jsize>(octets.size()), reinterpret_cast<jbyte*>(octets.data()));
        return octets;
    }

private:
    [[nodiscard]] jmethodID method(jobject of, const char* name, const char* signature) const {
        return env_->GetMethodID(env_->GetObjectClass(of), name, signature);
    }

    JavaVM& machine_;
    JNIEnv* env_ = nullptr;
    bool attached_ = false;
};

/// What was made in Java on the way is let go of.
class Frame {
public:
    explicit Frame(const Java& java) : java_(java) { java_.env().PushLocalFrame(64); }
    ~Frame() { java_.env().PopLocalFrame(nullptr); }
    Frame(const Frame&) = delete;
    Frame& operator=(const Frame&) = delete;

private:
    const Java& java_;
};

Error refused(const char* what) {
    return fail(ErrorCode::StorageFailed,
        std::string("Android's Keystore did not ") + what
            + ". Unlock the device's screen, then try once more; nothing is lost.");
}

jobject keystore(const Java& java) {
    auto* store = java.callStatic("java/security/KeyStore", "getInstance",
        "(Ljava/lang/String;)Ljava/security/KeyStore;", java.text("AndroidKeyStore"));
    if (store != nullptr)
        java.run(store, "load", "(Ljava/security/KeyStore$LoadStoreParameter;)V", nullptr);
    return store;
}

jobject keyOf(const Java& java, const std::string& name) {
    auto* store = keystore(java);
    return store == nullptr
        ? nullptr
        : java.call(store, "getKey", "(Ljava/lang/String;[C)Ljava/security/Key;", java.text(name.c_str()), nullptr);
}

jobjectArray one(const Java& java, const char* word) {
    return java.env().NewObjectArray(1, java.env().FindClass("java/lang/String"), java.text(word));
}

jobject makeKey(const Java& java, const std::string& name) {
    constexpr auto builder = "android/security/keystore/KeyGenParameterSpec$Builder";
    auto* how = java.make(builder, "(Ljava/lang/String;I)V", java.text(name.c_str()), forBoth);
    java.call(how, "setBlockModes", "([Ljava/lang/String;)Landroid/security/keystore/KeyGenParameterSpec$Builder;",
        one(java, "GCM"));
    java.call(how, "setEncryptionPaddings",
        "([Ljava/lang/String;)Landroid/security/keystore/KeyGenParameterSpec$Builder;", one(java, "NoPadding"));
    java.call(how, "setKeySize", "(I)Landroid/security/keystore/KeyGenParameterSpec$Builder;", jint{256});
    auto* spec = java.call(how, "build", "()Landroid/security/keystore/KeyGenParameterSpec;");
    auto* maker = java.callStatic("javax/crypto/KeyGenerator", "getInstance",
        "(Ljava/lang/String;Ljava/lang/String;)Ljavax/crypto/KeyGenerator;", java.text("AES"),
        java.text("AndroidKeyStore"));
    if (java.threw())
        return nullptr;
    java.run(maker, "init", "(Ljava/security/spec/AlgorithmParameterSpec;)V", spec);
    return java.call(maker, "generateKey", "()Ljavax/crypto/SecretKey;");
}

jobject cipher(const Java& java) {
    return java.callStatic("javax/crypto/Cipher", "getInstance", "(Ljava/lang/String;)Ljavax/crypto/Cipher;",
        java.text("AES/GCM/NoPadding"));
}

} // namespace

Result<Bytes> sealInKeystore(JavaVM& machine, const std::string& name, BytesView secret) {
    const Java java(machine);
    const Frame frame(java);
    auto* key = makeKey(java, name);
    if (java.threw() || key == nullptr)
        return refused("make a key");
    auto* sealing = cipher(java);
    java.run(sealing, "init", "(ILjava/security/Key;)V", encrypting, key);
    if (java.threw())
        return refused("seal");
    auto sealed = java.octets(java.call(sealing, "getIV", "()[B"));
    auto* rest = java.call(sealing, "doFinal", "([B)[B", java.array(secret));
    if (java.threw() || sealed.size() != nonceSize)
        return refused("seal");
    const auto content = java.octets(rest);
    sealed.insert(sealed.end(), content.begin(), content.end());
    return sealed;
}

Result<SecretBytes> openInKeystore(JavaVM& machine, const std::string& name, BytesView sealed) {
    const Java java(machine);
    const Frame frame(java);
    auto* key = keyOf(java, name);
    if (java.threw())
        return refused("open");
    if (key == nullptr)
        return fail(ErrorCode::NotFound, "Android's Keystore has no key of that name.");
    if (sealed.size() <= nonceSize)
        return fail(ErrorCode::Corrupt, "What the Keystore sealed is damaged.");
    auto* opening = cipher(java);
    auto* nonce =
        java.make("javax/crypto/spec/GCMParameterSpec", "(I[B)V", tagBits, java.array(sealed.first(nonceSize)));
    java.run(
        opening, "init", "(ILjava/security/Key;Ljava/security/spec/AlgorithmParameterSpec;)V", decrypting, key, nonce);
    if (java.threw())
        return refused("open");
    auto* content = java.call(opening, "doFinal", "([B)[B", java.array(sealed.subspan(nonceSize)));
    if (java.threw())
        return fail(ErrorCode::NotOurs, "What lies beside the vault was not sealed by this device's Keystore.");
    const auto octets = java.octets(content);
    return SecretBytes(octets);
}

Status eraseFromKeystore(JavaVM& machine, const std::string& name) {
    const Java java(machine);
    const Frame frame(java);
    auto* store = keystore(java);
    if (store != nullptr)
        java.run(store, "deleteEntry", "(Ljava/lang/String;)V", java.text(name.c_str()));
    return java.threw() || store == nullptr ? Status(refused("erase a key")) : success();
}

bool leaveOutOfScreenshots(JNIEnv& env, jobject activity) {
    auto* of = env.GetObjectClass(activity);
    auto* window = env.CallObjectMethod(activity, env.GetMethodID(of, "getWindow", "()Landroid/view/Window;"));
    if (window == nullptr)
        return false;
    auto* kind = env.GetObjectClass(window);
    env.CallVoidMethod(window, env.GetMethodID(kind, "addFlags", "(I)V"), flagSecure);
    const bool threw = env.ExceptionCheck() == JNI_TRUE;
    env.ExceptionClear();
    return !threw;
}

} // namespace seenheard
