/** The name of the catalogue, as HTML. `catalogue/publishing/service_worker.py` writes it before the script. */
declare const CatalogueName: string;
