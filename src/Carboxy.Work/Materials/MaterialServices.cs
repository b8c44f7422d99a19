using Microsoft.Extensions.DependencyInjection;

namespace Carboxy.Work.Materials;

/// <summary>Registers stock, devices and recalls.</summary>
public static class MaterialServices
{
    public static IServiceCollection AddMaterials(this IServiceCollection services) => services
        .AddScoped<SaveProduct>().AddScoped<ReceiveLot>().AddScoped<ChangeStock>().AddScoped<MarkLot>().AddScoped<OpenStock>().AddScoped<OpenLot>().AddScoped<ReadScan>()
        .AddScoped<StopOverdueDevices>().AddScoped<KeepDevice>().AddScoped<KeepCylinder>().AddScoped<OpenDevices>().AddScoped<FindTouched>().AddScoped<PatientMaterials>().AddScoped<ReadOldSessions>().AddScoped<SendRecall>();
}
