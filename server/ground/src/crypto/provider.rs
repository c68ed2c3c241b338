//! Verifies signatures for `jsonwebtoken`: ES256 and nothing else, by `ring`. It knows one algorithm,
//! so that a token which names another, or `none`, finds nobody to verify it (RFC 8725 §3.1).

use std::sync::OnceLock;

use jsonwebtoken::{
    Algorithm, AlgorithmFamily, DecodingKey,
    crypto::{CryptoProvider, JwtVerifier, KeyUtils},
    errors::{Error, ErrorKind, Result, new_error},
    signature::{self, Verifier},
};
use ring::signature::{ECDSA_P256_SHA256_FIXED, UnparsedPublicKey};

static PROVIDER: CryptoProvider = CryptoProvider {
    // Signing does not come through here: the library would have the key parsed, and its
    // public half derived, for every signature. `SigningKey::sign` keeps it parsed.
    signer_factory: |_, _| Err(unsupported()),
    verifier_factory: |algorithm, key| verifier(*algorithm, key),
    key_utils: KeyUtils {
        rsa_pub_components_from_private_key: |_| Err(unsupported()),
        rsa_pub_components_from_public_key: |_| Err(unsupported()),
        ec_pub_components_from_private_key: |_, _| Err(unsupported()),
        ed_pub_components_from_private_key: |_, _| Err(unsupported()),
        compute_digest: |_, _| Err(unsupported()),
    },
};

/// Makes `jsonwebtoken` verify with `ring`. Every [`PublicKey`](super::jwk::PublicKey) calls it, so that no
/// token can be verified before it was.
pub(super) fn install() {
    static INSTALLED: OnceLock<()> = OnceLock::new();
    INSTALLED.get_or_init(|| {
        PROVIDER
            .install_default()
            .expect("nothing verifies a token before the first key exists");
    });
}

fn unsupported() -> Error {
    new_error(ErrorKind::UnsupportedAlgorithm)
}

fn verifier(algorithm: Algorithm, key: &DecodingKey) -> Result<Box<dyn JwtVerifier>> {
    if algorithm != Algorithm::ES256 || key.family() != AlgorithmFamily::Ec {
        return Err(unsupported());
    }
    Ok(Box::new(Es256(key.try_get_as_bytes()?.to_owned())))
}

/// Whether the key, an uncompressed point (SEC 1 §2.3.3), made the signature, `r` and `s`
/// of 32 bytes each (RFC 7518 §3.4), over the message.
pub(super) fn signed(key: &[u8], message: &[u8], signature: &[u8]) -> bool {
    UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, key)
        .verify(message, signature)
        .is_ok()
}

/// Verifies with one key.
struct Es256(Vec<u8>);

impl Verifier<Vec<u8>> for Es256 {
    fn verify(
        &self,
        message: &[u8],
        signature: &Vec<u8>,
    ) -> std::result::Result<(), signature::Error> {
        if signed(&self.0, message, signature) {
            Ok(())
        } else {
            Err(signature::Error::new())
        }
    }
}

impl JwtVerifier for Es256 {
    fn algorithm(&self) -> Algorithm {
        Algorithm::ES256
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_caller_that_asks_for_another_algorithm_gets_it() {
        let hmac = DecodingKey::from_secret(b"secret");
        let key = DecodingKey::from_ec_der(&[4; 65]);
        assert!(verifier(Algorithm::ES256, &key).is_ok());
        for (algorithm, key) in [
            (Algorithm::HS256, &hmac),
            (Algorithm::ES384, &key),
            (Algorithm::ES256, &hmac),
        ] {
            assert!(verifier(algorithm, key).is_err(), "{algorithm:?}");
        }
    }
}
