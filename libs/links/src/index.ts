export { CurrentLinks } from './current-links.js';
export { CurrentLinksModule } from './current-links.module.js';
export { LinksModule } from './links.module.js';
