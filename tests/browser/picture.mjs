// node picture.mjs REPORT.html PICTURE.png: a screen of the page from its top.
import {browser, opened} from "./page.mjs";

const [file, picture] = process.argv.slice(2);
const chrome = await browser();
const {page, complaints} = await opened(chrome, file, {width: 1100, height: 1300});
await page.waitForTimeout(300);
await page.screenshot({path: picture});
await chrome.close();
if (complaints.length > 0) throw new Error(complaints.join("\n"));
