import { generateKeyPairSync, type KeyObject, sign } from "node:crypto";

/** DER: a tag, a length, a content. */
function der(tag: number, ...parts: readonly Buffer[]): Buffer {
    const content = Buffer.concat(parts);
    const { length } = content;
    const size = length < 128 ? [length] : [0x82, length >> 8, length & 0xff];
    return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

const sequence = (...parts: readonly Buffer[]): Buffer => der(0x30, ...parts);
const ED25519 = sequence(der(0x06, Buffer.from([0x2b, 0x65, 0x70])));

/** A certificate for `localhost` that nobody but itself vouches for. */
export function selfSigned(): { readonly key: string; readonly cert: string } {
    const { privateKey, publicKey } = generateKeyPairSync("ed25519");
    const commonName = sequence(der(0x06, Buffer.from([0x55, 0x04, 0x03])), der(0x0c, Buffer.from("localhost")));
    const name = sequence(der(0x31, commonName));
    const years = sequence(der(0x17, Buffer.from("200101000000Z")), der(0x17, Buffer.from("491231235959Z")));
    const body = sequence(
        der(0x02, Buffer.from([1])),
        ED25519,
        name,
        years,
        name,
        publicKey.export({ type: "spki", format: "der" }),
    );
    const signature = der(0x03, Buffer.from([0]), signed(body, privateKey));
    const certificate = sequence(body, ED25519, signature).toString("base64").match(/.{1,64}/g) ?? [];
    return {
        key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
        cert: ["-----BEGIN CERTIFICATE-----", ...certificate, "-----END CERTIFICATE-----", ""].join("\n"),
    };
}

function signed(body: Buffer, key: KeyObject): Buffer {
    return sign(undefined, body, key);
}
