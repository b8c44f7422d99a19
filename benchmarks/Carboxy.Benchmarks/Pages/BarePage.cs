using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Carboxy.Benchmarks.Pages;

/// <summary>A component that says one sentence: what rendering costs before there is anything to show.</summary>
sealed class BarePage : ComponentBase
{
    protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddMarkupContent(0, "<!doctype html><title>Carboxy</title><p>One sentence.</p>");
}
