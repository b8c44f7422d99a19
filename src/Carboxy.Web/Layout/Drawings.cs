using System.Collections.Frozen;

namespace Carboxy.Web.Layout;

/// <summary>The drawings of the icon set, each a few strokes.</summary>
public static class Drawings
{
    static readonly FrozenDictionary<string, string> Strokes = new Dictionary<string, string>
    {
        ["check"] = "<path d='M5 12.5l4.6 4.5L19 7.5'/>",
        ["question"] = "<path d='M8.6 9a3.5 3.5 0 1 1 5 3.2c-1.1.6-1.6 1.3-1.6 2.5'/><path d='M12 18.4v.1'/>",
        ["menu"] = "<path d='M5 7h14M5 12h14M5 17h14'/>",
        ["clock"] = "<circle cx='12' cy='12' r='8.5'/><path d='M12 7.2V12l3.2 2'/>",
        ["stop"] = "<circle cx='12' cy='12' r='8.5'/><path d='M6.2 6.2l11.6 11.6'/>",
        ["info"] = "<circle cx='12' cy='12' r='8.5'/><path d='M12 11v5M12 7.8v.1'/>",
        ["search"] = "<circle cx='10.8' cy='10.8' r='6.3'/><path d='M15.6 15.6L20 20'/>",
        ["today"] = "<circle cx='12' cy='12' r='3.8'/><path d='M12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6L7 7M17 17l1.4 1.4M18.4 5.6L17 7M7 17l-1.4 1.4'/>",
        ["patients"] = "<circle cx='9' cy='8.2' r='3.4'/><path d='M2.8 19.5c.5-3.5 2.9-5.6 6.2-5.6s5.7 2.1 6.2 5.6'/><path d='M15.6 5.2a3.2 3.2 0 0 1 0 6M17.4 14.4c2.1.7 3.4 2.4 3.8 5'/>",
        ["person"] = "<circle cx='12' cy='8' r='3.8'/><path d='M4.8 20c.6-4 3.3-6.3 7.2-6.3s6.6 2.3 7.2 6.3'/>",
        ["knowledge"] = "<path d='M12 6.5C10 5 7.4 4.4 4 4.5v13.6c3.4 0 6 .5 8 1.9 2-1.4 4.600-1.900 8-1.900V4.500c-3.400-.1-6 .5-8 2z'/><path d='M12 6.500V20'/>",
        ["settings"] = "<path d='M4 7h9M17 7h3M4 17h3M11 17h9'/><circle cx='15' cy='7' r='2'/><circle cx='9' cy='17' r='2'/>",
        ["people"] = "<path d='M12 3l7.500 3v5.300c0 4.600-3 7.900-7.500 9.700-4.500-1.800-7.500-5.100-7.500-9.700V6z'/><circle cx='12' cy='10' r='2.200'/><path d='M8.500 16c.5-1.900 1.700-2.900 3.500-2.900s3 1 3.500 2.900'/>",
        ["public"] = "<path d='M4 11l8-7 8 7'/><path d='M6 9.500V20h12V9.500'/><path d='M10 20v-5.500h4V20'/>",
        ["back"] = "<path d='M14.500 6l-6 6 6 6'/>",
        ["next"] = "<path d='M9.500 6l6 6-6 6'/>",
        ["sun"] = "<circle cx='12' cy='12' r='4'/><path d='M12 3v1.800M12 19.200V21M3 12h1.800M19.200 12H21M5.600 5.600l1.300 1.300M17.100 17.100l1.300 1.300M18.400 5.600l-1.300 1.300M6.900 17.100l-1.300 1.300'/>",
        ["moon"] = "<path d='M19.800 14.500A8.300 8.300 0 0 1 9.500 4.200a8.300 8.300 0 1 0 10.300 10.300z'/>",
        ["eye"] = "<path d='M2.800 12C4.900 8 8.100 6 12 6s7.100 2 9.200 6c-2.100 4-5.300 6-9.200 6s-7.100-2-9.200-6z'/><circle cx='12' cy='12' r='2.800'/>",
        ["eye-off"] = "<path d='M4 4l16 16M9.500 6.300A9.600 9.600 0 0 1 12 6c3.900 0 7.100 2 9.200 6a13 13 0 0 1-2.700 3.500M15 17.500a9.700 9.700 0 0 1-3 .5c-3.900 0-7.100-2-9.200-6a13 13 0 0 1 3.400-4'/>",
        ["plus"] = "<path d='M12 5v14M5 12h14'/>",
        ["print"] = "<path d='M7 9V4h10v5M7 17H4.500v-6.500c0-.8.700-1.500 1.500-1.500h12c.8 0 1.500.7 1.500 1.500V17H17'/><path d='M7 14h10v6H7z'/>",
        ["source"] = "<path d='M6 3.500h8.500L19 8v12.500H6z'/><path d='M14 3.500V8.500h5M9 12.500h7M9 16h7'/>",
        ["box"] = "<path d='M4 8l8-4 8 4v8.500l-8 4-8-4z'/><path d='M4 8l8 4 8-4M12 12v8.500'/>",
        ["calendar"] = "<path d='M4.500 6h15v14h-15zM4.500 10.500h15M8.500 3.500V7M15.500 3.500V7'/>",
        ["syringe"] = "<path d='M4 20l4.500-4.500M16 3.500l4.500 4.500M18.200 5.800l-2.700 2.700M12.500 6l5.500 5.500-6.500 6.500-5.500-5.500zM9.300 9.200l1.800 1.800'/>",
        ["mask"] = "<path d='M4 8.500c5-2 11-2 16 0 .5 6.500-2.600 10.500-8 11.500-5.400-1-8.500-5-8-11.500z'/><path d='M8 11.500c.9-.7 1.900-.7 2.800 0M13.200 11.500c.9-.7 1.900-.7 2.800 0M9.500 15.700c1.600.8 3.400.8 5 0'/>",
        ["chart"] = "<path d='M4 4v16h16'/><path d='M7.500 15l4-4.500 3 2.500 5-6'/>",
        ["key"] = "<circle cx='8' cy='15.500' r='4'/><path d='M11 12.700L19.500 4.500M16 8l2.700 2.700'/>",
        ["out"] = "<path d='M10 4.500H5v15h5M15 8l4 4-4 4M19 12H9.500'/>",
        ["phone"] = "<path d='M5 4.500h4l1.600 4.300-2.300 1.700c1 2.300 2.900 4.200 5.200 5.200l1.700-2.300 4.300 1.600v4c0 .8-.7 1.500-1.500 1.500C11 20 4 13 3.500 6c0-.8.7-1.500 1.500-1.500z'/>",
        ["mail"] = "<path d='M3.500 6h17v12.500h-17z'/><path d='M4 6.500l8 6.500 8-6.500'/>",
        ["alert"] = "<path d='M12 4.500l8.500 15h-17z'/><path d='M12 10.500v4M12 17v.1'/>",
        ["keyboard"] = "<path d='M3 7h18v10.500H3z'/><path d='M6.500 10.500h.1M10 10.500h.1M13.500 10.500h.1M17 10.500h.1M8 14h8'/>",
        ["pause"] = "<path d='M9 6v12M15 6v12'/>",
        ["play"] = "<path d='M8 5.500l10.500 6.500L8 18.500z'/>",
        ["pen"] = "<path d='M4.500 19.500l1-4.500L16 4.500l3.500 3.500L9 18.500z'/><path d='M13.500 7l3.500 3.500'/>",
        ["again"] = "<path d='M18.500 9A7 7 0 1 0 19 14M19 5v4.500h-4.500'/>",
        ["dot"] = "<circle cx='12' cy='12' r='3'/>",
    }.ToFrozenDictionary();

    public static IEnumerable<string> Names => Strokes.Keys;

    public static string Of(string name) => Strokes.TryGetValue(name, out var strokes)
        ? strokes
        : throw new ArgumentOutOfRangeException(nameof(name), name, "There is no such drawing in Drawings.cs.");
}
