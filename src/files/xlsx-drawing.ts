import type { PlanPicture } from "../grid/sheet-plan";
import { escapeXml } from "./xml-text";

const EMU_PER_POINT = 12_700;

/** A sheet's pictures, each anchored at its cell; `relationshipIds` in the same order. */
export function drawingMarkup(pictures: readonly PlanPicture[], relationshipIds: readonly string[]): string {
  return (
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n" +
    "<xdr:wsDr xmlns:xdr=\"http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">" +
    pictures.map((picture, index) => pictureMarkup(picture, index, relationshipIds[index]!)).join("") +
    "</xdr:wsDr>"
  );
}

function pictureMarkup({ row, column, widthPoints, heightPoints, description }: PlanPicture, index: number, relationshipId: string): string {
  const size = `cx="${Math.round(widthPoints * EMU_PER_POINT)}" cy="${Math.round(heightPoints * EMU_PER_POINT)}"`;
  return (
    `<xdr:oneCellAnchor><xdr:from><xdr:col>${column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:ext ${size}/>` +
    `<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="${index + 2}" name="Picture ${index + 1}" descr="${escapeXml(description)}"/><xdr:cNvPicPr><a:picLocks noChangeAspect="1"/></xdr:cNvPicPr></xdr:nvPicPr>` +
    `<xdr:blipFill><a:blip r:embed="${relationshipId}"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill>` +
    `<xdr:spPr><a:xfrm><a:off x="0" y="0"/><a:ext ${size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr></xdr:pic><xdr:clientData/></xdr:oneCellAnchor>`
  );
}

/** Bytes of base64 text; what is no base64 is left out. */
export function bytesOfBase64(base64: string): Uint8Array {
  const binary = atob(base64.replace(/[^A-Za-z0-9+/]/g, ""));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
