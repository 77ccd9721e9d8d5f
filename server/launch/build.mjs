import { buildPages } from './pages.mjs';
import { prepare, root } from './prepare.mjs';
import { launching } from './say.mjs';

await launching(async () => {
  await prepare({ pages: false });
  buildPages(root);
});
