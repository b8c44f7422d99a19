using Carboxy.Web.Server;
using Microsoft.AspNetCore.Components;

namespace Carboxy.Web.Layout;

/// <summary>
/// A page, or a part of one, that asks or changes the clinic's records. It is shown once it has its answers, never half. The parts of a page load side
/// by side, but a request has one context, which answers one question at a time: so each part waits for its turn. A file answers at once, so that
/// there neither shows; PostgreSQL does not.
/// </summary>
public abstract class AskingComponent : ComponentBase, IHandleEvent
{
    bool isLoaded;

    [Inject] PageTurn Turn { get; set; } = null!;

    public override async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this); // they are there only until the first wait
        using (await Turn.TakeAsync())
        {
            if (!isLoaded)
            {
                isLoaded = true;
                OnInitialized();
                await OnInitializedAsync();
            }

            OnParametersSet();
            await OnParametersSetAsync();
        }

        StateHasChanged();
    }

    /// <summary>What a form asks for is done before anything is shown anew.</summary>
    async Task IHandleEvent.HandleEventAsync(EventCallbackWorkItem item, object? arg)
    {
        using (await Turn.TakeAsync())
            await item.InvokeAsync(arg);
        StateHasChanged();
    }
}
