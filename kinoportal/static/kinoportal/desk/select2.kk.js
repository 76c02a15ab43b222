// The words of the list to choose from, in Kazakh; Select2 has no file of its own for it.
jQuery.fn.select2.amd.define("select2/i18n/kk", [], () => ({
  errorLoading: () => "Тізім жүктелмеді",
  inputTooLong: (given) => `${given.input.length - given.maximum} таңбаны өшіріңіз`,
  inputTooShort: (given) => `Тағы ${given.minimum - given.input.length} таңба жазыңыз`,
  loadingMore: () => "Тағы жүктелуде…",
  maximumSelected: (given) => `Ең көбі ${given.maximum} таңдауға болады`,
  noResults: () => "Ештеңе табылмады",
  searching: () => "Іздеп жатыр…",
  removeAllItems: () => "Бәрін алып тастау",
  removeItem: () => "Алып тастау",
  search: () => "Іздеу",
}));
