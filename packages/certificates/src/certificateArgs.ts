import type { AlarmArgs } from "@plinth/alarms";
import type * as pulumi from "@pulumi/pulumi";
import type { CertificateAlarmRole } from "./plan/certificateAlarms.ts";
import type { KeyAlgorithm } from "./plan/keyAlgorithms.ts";

/** What a certificate is made from. Names decide records, so they are plain data. */
export interface CertificateArgs extends AlarmArgs<CertificateAlarmRole> {
    /** The first name, which the certificate is called by: `shop.example.com` or `*.example.com`. At most 64 characters. */
    readonly domainName: string;
    /** Further names, wildcards among them. ACM gives an account ten in all, up to 100 on request. @default none */
    readonly alternativeNames?: readonly string[] | undefined;
    /** Ids of the public hosted zones by their names: `{ "example.com": zone.zoneId }`. Every name lies in one of them. */
    readonly zones: Readonly<Record<string, pulumi.Input<string>>>;
    /** The region of the environment. */
    readonly region: string;
    /**
     * What uses it: load balancers and APIs of the region, CloudFront, which reads certificates of us-east-1 only, or both.
     * @default region
     */
    readonly usedBy?: "region" | "cloudFront" | "both" | undefined;
    /**
     * `EC_prime256v1` is smaller and faster, and not for every old client.
     * @default RSA_2048 - ACM's own, which every client knows
     */
    readonly keyAlgorithm?: KeyAlgorithm | undefined;
    /**
     * `existing` where another certificate of the account proves the same names: ACM asks for the same records, which one
     * stack owns.
     * @default own
     */
    readonly records?: "own" | "existing" | undefined;
    /** Tags of every resource, beside the provider's. @default none */
    readonly tags?: Readonly<Record<string, string>> | undefined;
}
