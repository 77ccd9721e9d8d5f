import { qrPath } from '#lib/server/qr.ts';
import type { PageServerLoad } from './$types';

/** The portal's own address, as somebody typed it to come here or as the office says that it is known. */
export const load: PageServerLoad = ({ url }) => ({ origin: url.origin, qr: qrPath(`${url.origin}/`) });
