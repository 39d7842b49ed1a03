import { createHash } from 'node:crypto';
import type { PDFDocument } from 'pdf-lib';
import { PDFHexString, PDFName, PDFRawStream, PDFString } from 'pdf-lib';
import type { Facts } from './letter-facts.ts';
import { srgbProfile } from './srgb-profile.ts';

const PROFILE = srgbProfile();

const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\u0000-\u001f\ufffe\uffff]/g, ' ');

/** What the file says of itself beside what it says to old readers; the two must agree (ISO 19005-2, 6.6.3). */
const xmpOf = ({
  title,
  author,
  language,
  day,
}: Facts): string => `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escaped(title)}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>${escaped(author)}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>${escaped(language)}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>Leitwerk</xmp:CreatorTool><xmp:CreateDate>${day}T00:00:00Z</xmp:CreateDate><xmp:ModifyDate>${day}T00:00:00Z</xmp:ModifyDate>
<pdf:Producer>Leitwerk</pdf:Producer>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`;

/**
 * Adds what an archive wants to find in a file (PDF/A-2b, ISO 19005-2): the colour space that is meant, what the file is, and an id that
 * follows from its content. Fonts are inside already, and what is forbidden (scripts, links outside, encryption) the browser does not write.
 */
export function markForArchive(document: PDFDocument, facts: Facts): void {
  const { context, catalog } = document;
  const profile = context.register(context.flateStream(PROFILE, { N: 3 }));
  const intent = context.obj({
    Type: 'OutputIntent',
    S: 'GTS_PDFA1',
    OutputConditionIdentifier: PDFString.of('sRGB'),
    Info: PDFString.of('sRGB IEC61966-2-1'),
    DestOutputProfile: profile,
  });
  catalog.set(PDFName.of('OutputIntents'), context.obj([context.register(intent)]));
  // Not packed, so that programs that know nothing of PDF find it.
  const xmp = context.stream(Buffer.from(xmpOf(facts), 'utf8'), { Type: 'Metadata', Subtype: 'XML' });
  catalog.set(PDFName.of('Metadata'), context.register(xmp));
  const id = PDFHexString.of(contentHash(document, facts));
  context.trailerInfo.ID = context.obj([id, id]);
}

function contentHash({ context }: PDFDocument, facts: Facts): string {
  const hash = createHash('sha256').update(JSON.stringify(facts));
  for (const [, value] of context.enumerateIndirectObjects())
    if (value instanceof PDFRawStream) hash.update(value.getContents());
  return hash.digest('hex').slice(0, 32);
}
