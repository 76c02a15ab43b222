/* Slugs in this browser's storage, and nowhere else. */
(function(){
  var KEY="films",MOST=500,AT_ONCE=100,say;
  function read(){try{var kept=JSON.parse(localStorage.getItem(KEY));return Array.isArray(kept)?kept.filter(isSlug):[]}catch(e){return[]}}
  function isSlug(slug){return typeof slug==="string"&&/^[a-z0-9_-]{1,120}$/i.test(slug)}
  function write(slugs){try{localStorage.setItem(KEY,JSON.stringify(slugs.slice(0,MOST)));return true}catch(e){return false}}
  function slugsIn(text){var found=[],film=/\/films\/([a-z0-9_-]{1,120})\//gi,one;while((one=film.exec(text)))found.push(one[1]);return found}
  function tell(words){document.querySelector("[data-live]").textContent=words}
  function mark(button){
    var kept=read().indexOf(button.dataset.slug)>=0;
    button.setAttribute("aria-pressed",kept);
    if(!button.classList.contains("pin"))button.textContent=kept?say.listed:say.list;
  }
  function markAll(){document.querySelectorAll("[data-slug]").forEach(mark)}
  function toggle(event){
    var button=event.target.closest("[data-slug]");
    if(!button)return;
    var slugs=read(),at=slugs.indexOf(button.dataset.slug);
    if(at<0)slugs.unshift(button.dataset.slug);else slugs.splice(at,1);
    if(!write(slugs))return;
    markAll();tell(at<0?say.listed:say.unlisted);
  }
  function pin(card){
    var link=card.querySelector("a.hit"),slug=link&&slugsIn(link.getAttribute("href"))[0];
    if(!slug||card.querySelector(".pin"))return;
    var button=document.createElement("button");
    button.type="button";button.className="pin noprint";button.dataset.slug=slug;
    button.setAttribute("aria-label",say.list+": "+link.textContent);
    card.appendChild(button);mark(button);
  }
  function pinAll(){document.querySelectorAll(".card").forEach(pin)}
  function show(page){
    var slugs=read(),place=page.querySelector("[data-films]"),asked=[];
    page.querySelector("[data-empty]").hidden=slugs.length>0;
    for(var at=0;at<slugs.length;at+=AT_ONCE){
      var query=slugs.slice(at,at+AT_ONCE).map(function(slug){return"slug="+slug}).join("&");
      asked.push(fetch(page.dataset.myList+"?"+query,{credentials:"omit"}).then(function(answer){return answer.ok?answer.text():""}));
    }
    return Promise.all(asked).then(function(parts){place.innerHTML=parts.join("");pinAll()},function(){tell(say.failed)});
  }
  function rows(page){
    return Array.from(page.querySelectorAll(".card")).map(function(card){
      var link=card.querySelector("a.hit");
      return{title:link.textContent,about:card.querySelector("p").textContent,url:link.href};
    });
  }
  function quoted(text){text=/^[=+\-@\t]/.test(text)?"'"+text:text;return'"'+text.replace(/"/g,'""')+'"'}
  var FORMATS={
    txt:function(films){return films.map(function(film){return film.title+" ("+film.about+")\n"+film.url+"\n"}).join("\n")},
    csv:function(films){return"\ufefftitle,about,url\r\n"+films.map(function(film){return[film.title,film.about,film.url].map(quoted).join(",")+"\r\n"}).join("")},
    json:function(films){return JSON.stringify({films:films},null,1)}
  };
  function save(page,format){
    var link=document.createElement("a");
    link.href=URL.createObjectURL(new Blob([FORMATS[format](rows(page))],{type:"text/plain;charset=utf-8"}));
    link.download="kinoportal."+format;link.click();URL.revokeObjectURL(link.href);
  }
  function take(page,file){
    file.text().then(function(text){
      var slugs=read();
      slugsIn(text).forEach(function(slug){if(slugs.indexOf(slug)<0)slugs.push(slug)});
      write(slugs);show(page);
    });
  }
  document.addEventListener("DOMContentLoaded",function(){
    say=document.querySelector("[data-live]").dataset;
    if(!say.list||!write(read())){
      document.querySelectorAll("button[data-slug],[data-tools]").forEach(function(part){part.hidden=true});
      return;
    }
    markAll();pinAll();
    document.addEventListener("click",toggle);
    document.addEventListener("htmx:afterSwap",pinAll);
    addEventListener("storage",markAll);
    var page=document.querySelector("[data-my-list]");
    if(!page)return;
    show(page);
    page.addEventListener("click",function(event){if(event.target.dataset.save)save(page,event.target.dataset.save)});
    page.addEventListener("change",function(event){if(event.target.files[0])take(page,event.target.files[0])});
  });
})();
