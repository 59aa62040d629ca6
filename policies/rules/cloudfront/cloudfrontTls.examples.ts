import { resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { DISTRIBUTION } from "../../views/distribution.ts";
import { cloudfrontTls } from "./cloudfrontTls.ts";

function serving(viewerCertificate?: unknown) {
    return [resource(DISTRIBUTION, "d", { viewerCertificate })];
}

export const examples: RuleExamples = {
    rule: cloudfrontTls,
    passing: [
        {
            title: "a certificate that is not known yet and TLS 1.2",
            resources: serving({ acmCertificateArn: UNKNOWN, minimumProtocolVersion: "TLSv1.2_2021" }),
        },
        {
            title: "TLS 1.3 only, CloudFront's certificate refused",
            resources: serving({
                acmCertificateArn: "arn:c",
                cloudfrontDefaultCertificate: false,
                minimumProtocolVersion: "TLSv1.3_2025",
            }),
        },
        {
            title: "the oldest policy of TLS 1.2",
            resources: serving([{ iamCertificateId: "id", minimumProtocolVersion: "TLSv1.2_2018" }]),
        },
    ],
    failing: [
        {
            title: "no certificate",
            resources: serving(),
            finds: ["d: viewerCertificate.acmCertificateArn"],
        },
        {
            title: "a version without a certificate",
            resources: serving({ cloudfrontDefaultCertificate: false, minimumProtocolVersion: "TLSv1.2_2021" }),
            finds: ["d: viewerCertificate.acmCertificateArn"],
        },
        {
            title: "CloudFront's certificate, whatever the version says",
            resources: serving({ cloudfrontDefaultCertificate: true, minimumProtocolVersion: "TLSv1.2_2021" }),
            finds: ["d: viewerCertificate.cloudfrontDefaultCertificate"],
        },
        {
            title: "TLS 1.1",
            resources: serving({ acmCertificateArn: "arn:c", minimumProtocolVersion: "TLSv1.1_2016" }),
            finds: ["d: viewerCertificate.minimumProtocolVersion"],
        },
        {
            title: "a certificate with the default version",
            resources: serving({ acmCertificateArn: "arn:c" }),
            finds: ["d: viewerCertificate.minimumProtocolVersion"],
        },
    ],
    unknown: [
        {
            title: "a version that is not known yet",
            resources: serving({ acmCertificateArn: "arn:c", minimumProtocolVersion: UNKNOWN }),
            finds: ["d: viewerCertificate.minimumProtocolVersion"],
        },
        {
            title: "what may be CloudFront's certificate",
            resources: serving({
                iamCertificateId: "id",
                cloudfrontDefaultCertificate: UNKNOWN,
                minimumProtocolVersion: "TLSv1.2_2021",
            }),
            finds: ["d: viewerCertificate.cloudfrontDefaultCertificate"],
        },
    ],
};
