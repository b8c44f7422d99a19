using Carboxy.Quantities;
using Carboxy.Web.Layout;
using Carboxy.Web.Server;
using Carboxy.Work.Sessions;

namespace Carboxy.Web.Sessions;

/// <summary>What a session has to keep to, in words for whoever treats.</summary>
/// <param name="By">Which of the three it is.</param>
/// <param name="Title">Who or what asks.</param>
/// <param name="Asks">Each thing that is asked.</param>
/// <param name="When">When a physician said so.</param>
public sealed record Demand(DemandedBy By, Text Title, IReadOnlyList<Text> Asks, string? When)
{
    public static Demand Of(SessionDemand demand, Say say) => new(demand.By, demand.By switch
    {
        DemandedBy.Physician => new("Условия врача", "The physician's conditions"),
        DemandedBy.Reaction => new("После прошлых сеансов", "After earlier sessions"),
        _ => new("Учесть по скринингу", "From the screening"),
    }, demand.Asks, demand.At is { } at ? say.Moment(at) : null);
}
