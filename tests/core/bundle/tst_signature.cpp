// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <filesystem>
#include <sodium.h>

#include "core/base/durable_file.h"
#include "core/base/json.h"
#include "core/base/temporary_folder.h"
#include "core/bundle/signature.h"

using namespace tocsin;
using namespace tocsin::bundle;
namespace fs = std::filesystem;

namespace {

std::string verdict(std::string_view type, std::string_view payload, std::string_view signature, const PublicKey& key) {
    const auto checked = checkSignature(type, payload, signature, std::span(&key, 1), "test.sig");
    return checked.ok() ? "valid" : checked.error().detail;
}

} // namespace

class TestSignature : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void encodingIsThatOfDsse() {
        // The example of the DSSE protocol document.
        QCOMPARE(preAuthenticationEncoding("http://example.com/HelloWorld", "hello world"),
                 std::string("DSSEv1 29 http://example.com/HelloWorld 11 hello world"));
    }

    void signaturesHoldForTheirTypePayloadAndKeyOnly() {
        const auto key = SecretKey::generate(), stranger = SecretKey::generate();
        QVERIFY(key.ok() && stranger.ok());
        const auto signature = sign(kManifestType, "payload", *key);
        QVERIFY(signature.ok());
        QCOMPARE(verdict(kManifestType, "payload", *signature, key->publicKey()), std::string("valid"));
        QCOMPARE(verdict(kManifestType, "payloae", *signature, key->publicKey()), std::string("signature-wrong"));
        QCOMPARE(verdict(kDecisionType, "payload", *signature, key->publicKey()), std::string("signature-malformed"));
        QCOMPARE(verdict(kManifestType, "payload", *signature, stranger->publicKey()), std::string("key-unknown"));
        PublicKey disguised = stranger->publicKey();
        disguised.id = key->publicKey().id;
        QCOMPARE(verdict(kManifestType, "payload", *signature, disguised), std::string("signature-wrong"));
    }

    void everyChangedByteOfASignatureFileIsRefused() {
        const auto key = SecretKey::generate();
        QVERIFY(key.ok());
        const auto signature = sign(kManifestType, "payload", *key);
        QVERIFY(signature.ok());
        for (std::size_t index = 0; index < signature->size(); ++index)
            for (int bit = 0; bit < 8; ++bit) {
                std::string changed = *signature;
                changed[index] = static_cast<char>(changed[index] ^ (1 << bit));
                QVERIFY(verdict(kManifestType, "payload", changed, key->publicKey()) != "valid");
            }
        QCOMPARE(verdict(kManifestType, "payload", *signature + " ", key->publicKey()), std::string("signature-malformed"));
        QCOMPARE(verdict(kManifestType, "payload", "", key->publicKey()), std::string("signature-malformed"));
        QCOMPARE(verdict(kManifestType, "payload", std::string(70'000, ' ') + *signature, key->publicKey()),
                 std::string("signature-malformed"));
    }

    void lowOrderKeysAndForeignScalarsAreRefused() {
        const auto key = SecretKey::generate();
        QVERIFY(key.ok());
        const auto signature = sign(kManifestType, "payload", *key);
        QVERIFY(signature.ok());
        PublicKey zero = key->publicKey();
        zero.bytes.fill(0);
        QCOMPARE(verdict(kManifestType, "payload", *signature, zero), std::string("signature-wrong"));
        // S + L verifies in naive implementations; L = 2^252 + 27742317777372353535851937790883648493 (RFC 8032).
        const unsigned char order[32] = {0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde, 0x14,
                                         0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0x10};
        Json json = Json::parse(*signature);
        std::string text = json.at("sig").get<std::string>();
        std::array<unsigned char, 64> bytes{};
        std::size_t size = 0;
        QCOMPARE(sodium_base642bin(bytes.data(), bytes.size(), text.data(), text.size(), nullptr, &size, nullptr,
                                   sodium_base64_VARIANT_ORIGINAL),
                 0);
        unsigned carry = 0;
        for (std::size_t index = 0; index < 32; ++index) {
            carry += bytes[32 + index] + order[index];
            bytes[32 + index] = static_cast<unsigned char>(carry);
            carry >>= 8;
        }
        std::string encoded(sodium_base64_ENCODED_LEN(64, sodium_base64_VARIANT_ORIGINAL), '\0');
        sodium_bin2base64(encoded.data(), encoded.size(), bytes.data(), bytes.size(), sodium_base64_VARIANT_ORIGINAL);
        encoded.pop_back();
        json["sig"] = encoded;
        QCOMPARE(verdict(kManifestType, "payload", json.dump(), key->publicKey()), std::string("signature-wrong"));
    }

    void aPairIsWrittenWholeOrNotAtAll() {
        const auto folder = TemporaryFolder::create();
        QVERIFY(folder.ok());
        // Near the longest name there is room for the name of the secret key and not for that of the public one.
        int failed = 0;
        for (int length = 255; length > 220; --length) {
            const auto file = folder->path() / std::string(static_cast<std::size_t>(length), 'k');
            const bool made = writeKeyPair(file).ok();
            failed += !made;
            std::error_code tooLong;
            QCOMPARE(std::filesystem::exists(file, tooLong), made);
            QCOMPARE(std::filesystem::exists(file.string() + ".pub", tooLong), made);
        }
        QVERIFY(failed > 4 && failed < 35);
    }

    void keyFilesAreSecretAndNeverOverwritten() {
        const auto folder = TemporaryFolder::create();
        QVERIFY(folder.ok());
        const fs::path file = folder->path() / "release.key";
        const auto made = writeKeyPair(file);
        QVERIFY(made.ok());
        QCOMPARE(fs::status(file).permissions(), fs::perms::owner_read | fs::perms::owner_write);
        const auto secret = readSecretKey(file);
        const auto open = readPublicKey(file.string() + ".pub");
        QVERIFY(secret.ok() && open.ok());
        QCOMPARE(secret->publicKey().id, open->id);
        const auto signature = sign(kManifestType, "x", *secret);
        QVERIFY(signature.ok());
        QCOMPARE(verdict(kManifestType, "x", *signature, *open), std::string("valid"));
        const auto before = readFile(file);
        const auto again = writeKeyPair(file);
        QVERIFY(!again.ok());
        QCOMPARE(again.error().code, ErrorCode::Usage);
        QCOMPARE(*readFile(file), *before);
    }

    void mistakenKeyFilesAreNamed() {
        const auto folder = TemporaryFolder::create();
        QVERIFY(folder.ok());
        const fs::path file = folder->path() / "release.key";
        QVERIFY(writeKeyPair(file).ok());
        QVERIFY(readPublicKey(file).error().message.find("secret key") != std::string::npos);
        QVERIFY(readSecretKey(file.string() + ".pub").error().message.find("public key") != std::string::npos);
        QCOMPARE(readPublicKey(folder->path() / "none").error().code, ErrorCode::Data);
        QVERIFY(!publicKeyFromText("{}", "a").ok());
        QVERIFY(!publicKeyFromText(R"({"format":"tocsin-key","kind":"ed25519-public","id":"0123456789abcdef","public":"AAAA"})", "a").ok());
        const auto text = readFile(file.string() + ".pub");
        QVERIFY(text.ok());
        std::string other = *text;
        const std::size_t at = other.find("\"id\":\"") + 6;
        other[at] = other[at] == '0' ? '1' : '0';
        QVERIFY(publicKeyFromText(other, "a").error().message.find("damaged") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestSignature)
#include "tst_signature.moc"
