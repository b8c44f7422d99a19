using System.Globalization;
using Carboxy.Quantities;
using Carboxy.Screening;
using Carboxy.Web.Layout;
using Microsoft.AspNetCore.Components;

namespace Carboxy.Web.Screening;

/// <summary>What the fields share whose answer is a list of rows.</summary>
public abstract class ListField : ComponentBase
{
    [Parameter, EditorRequired] public Question Question { get; set; } = null!;
    [Parameter, EditorRequired] public string Legend { get; set; } = "";
    [Parameter] public string? Hint { get; set; }
    [Parameter, EditorRequired] public TypedFields Fields { get; set; } = null!;
    [Parameter, EditorRequired] public IReadOnlyDictionary<string, Text> Problems { get; set; } = null!;
    [Parameter] public bool Staff { get; set; }

    [Inject] protected Say Words { get; set; } = null!;

    protected string Fact => Question.Id;

    protected IReadOnlyList<string> Ticked => Fields(Fact);

    protected string NameOf(string key, string part) => $"{Fact}.{key}.{part}";

    protected string? Value(string key, string part) => Fields(NameOf(key, part)) is [.., var last] ? last : null;

    protected string? Error(string name) => Problems.TryGetValue(name, out var problem) ? Words[problem] : null;

    /// <summary>The numbered rows that hold something, then so many blank ones.</summary>
    protected IReadOnlyList<string> Rows(string lead, int blank)
    {
        const int most = 30;
        var used = Enumerable.Range(0, most).Where(i => !string.IsNullOrWhiteSpace(Value(Key(i), lead))).ToList();
        var next = used.Count == 0 ? 0 : used[^1] + 1;
        return [.. used.Concat(Enumerable.Range(next, blank)).Select(Key)];
    }

    protected Option[] Phases =>
    [
        new("current", Words["есть сейчас", "now"]),
        new("past", Words["было раньше", "in the past"]),
        new("remission", Words["ремиссия", "in remission"]),
        new("exacerbation", Words["обострение", "flared up"]),
        new("acute", Words["острая стадия", "acute"]),
        new("unknown", Words["не знаю", "not sure"]),
    ];

    protected Option[] Controls =>
    [
        new("", Words["под контролем?", "under control?"]),
        new("yes", Words["под контролем", "under control"]),
        new("no", Words["не под контролем", "not under control"]),
    ];

    static string Key(int i) => i.ToString(CultureInfo.InvariantCulture);
}
