import { resourceRule } from "../../rule/rule.ts";
import { DISTRIBUTION } from "../../views/distribution.ts";
import { isModernTls } from "../../views/tlsPolicy.ts";

export const cloudfrontTls = resourceRule({
    id: "cloudfront-tls",
    severity: "medium",
    description: "CloudFront negotiates TLS 1.2 or newer with viewers, which takes a certificate of one's own",
    remedy: "set viewerCertificate.acmCertificateArn, and viewerCertificate.minimumProtocolVersion to TLSv1.2_2021",
    types: [DISTRIBUTION],
    safeProperties: ["viewerCertificate.cloudfrontDefaultCertificate", "viewerCertificate.minimumProtocolVersion"],
    *check(distribution) {
        const certificate = distribution.get("viewerCertificate");
        const standard = certificate.child("cloudfrontDefaultCertificate");
        // With CloudFront's own certificate the version reads as given, and is TLSv1 all the same.
        if (standard.boolean() === true) {
            yield { at: standard, expected: "false" };
            return;
        }
        const own = certificate.child("acmCertificateArn");
        if (!own.isSet && !certificate.child("iamCertificateId").isSet) {
            yield { at: own, expected: "a certificate of one's own" };
            return;
        }
        const version = certificate.child("minimumProtocolVersion");
        if (!isModernTls(version, "cloudfront")) {
            yield { at: version, expected: "TLSv1.2_2018 or newer" };
        } else if (standard.isUnknown) {
            yield { at: standard, expected: "false" };
        }
    },
});
