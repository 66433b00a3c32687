// Sends the reader on from a place that has moved. `moved` is the table: by page, then by id, the new address.
{
    const root = document.currentScript.src.replace(/[^/]*$/, '');
    const send = () => {
        // On a disk and on servers that leave the name out, a folder means its index.html.
        let page = location.href.slice(root.length).split(/[?#]/)[0];
        if (page === '' || page.endsWith('/')) page += 'index.html';
        try { page = decodeURI(page); } catch { /* no text: as it stands */ }
        const old = [page, page + '/index.html'].find(path => Object.hasOwn(moved, path));
        const places = old === undefined ? null : moved[old];
        let id = location.hash.slice(1);
        try { id = decodeURIComponent(id); } catch { /* no text: as it stands */ }
        const known = places && Object.hasOwn(places, id) ? places[id] : undefined;
        if (known !== undefined) location.replace(root + known);
        // A place that nobody has noted may be on the new page under the same name.
        else if (places && places[''] && id) location.replace(root + places[''].replace(/#.*/, '') + '#' + encodeURIComponent(id));
    };
    send();
    addEventListener('hashchange', send);
}
