/** What ACM makes new certificates with (AWS Certificate Manager User Guide, "Public certificate characteristics"). */
export const KEY_ALGORITHMS = ["RSA_2048", "EC_prime256v1", "EC_secp384r1"] as const;
export type KeyAlgorithm = (typeof KEY_ALGORITHMS)[number];
