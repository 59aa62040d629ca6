export { Certificate } from "./certificate.ts";
export type { CertificateArgs } from "./certificateArgs.ts";
export type { KeyAlgorithm } from "./plan/keyAlgorithms.ts";
