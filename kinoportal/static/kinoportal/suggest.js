/* The ARIA combobox pattern; without this, a plain form. */
(function(){
  function field(form,number){
    var input=form.querySelector("input[type=search]"),list=document.createElement("ul"),wait=0,asked=0,active=-1;
    list.className="suggestions";list.id="suggestions-"+number;list.hidden=true;
    list.setAttribute("role","listbox");list.setAttribute("aria-label",input.labels&&input.labels[0]?input.labels[0].textContent:"");
    form.appendChild(list);
    [["role","combobox"],["aria-autocomplete","list"],["aria-expanded","false"],["aria-controls",list.id]].forEach(function(pair){input.setAttribute(pair[0],pair[1])});
    function options(){return list.querySelectorAll("[role=option]")}
    function close(){list.hidden=true;active=-1;input.setAttribute("aria-expanded",false);input.removeAttribute("aria-activedescendant")}
    function choose(place){
      var all=options();
      if(!all.length)return;
      active=(place+all.length)%all.length;
      all.forEach(function(option,at){option.setAttribute("aria-selected",at===active)});
      input.setAttribute("aria-activedescendant",all[active].id);
    }
    function show(html,mine){
      if(mine!==asked)return;
      list.innerHTML=html;active=-1;
      options().forEach(function(option,at){option.id=list.id+"-"+at;option.setAttribute("aria-selected",false)});
      var any=options().length>0&&document.activeElement===input;
      list.hidden=!any;input.setAttribute("aria-expanded",any);
    }
    function ask(){
      var text=input.value.trim(),mine=++asked;
      if(text.length<2){close();return}
      fetch(form.dataset.suggest+"?html=1&q="+encodeURIComponent(text),{credentials:"omit"})
        .then(function(answer){return answer.ok?answer.text():""})
        .then(function(html){show(html,mine)},close);
    }
    input.addEventListener("input",function(){clearTimeout(wait);wait=setTimeout(ask,150)});
    input.addEventListener("keydown",function(event){
      if(event.key==="Escape"&&!list.hidden){event.preventDefault();close()}
      else if(list.hidden)return;
      else if(event.key==="ArrowDown"){event.preventDefault();choose(active+1)}
      else if(event.key==="ArrowUp"){event.preventDefault();choose(active<0?-1:active-1)}
      else if(event.key==="Enter"&&active>=0){event.preventDefault();location.assign(options()[active].dataset.url)}
    });
    /* the field keeps the focus while an option is pressed */
    list.addEventListener("mousedown",function(event){event.preventDefault()});
    list.addEventListener("click",function(event){var option=event.target.closest("[data-url]");if(option)location.assign(option.dataset.url)});
    form.addEventListener("focusout",function(event){if(!form.contains(event.relatedTarget))close()});
  }
  document.addEventListener("DOMContentLoaded",function(){document.querySelectorAll("form[data-suggest]").forEach(field)});
})();
